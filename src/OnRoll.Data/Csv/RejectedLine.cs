using OnRoll.Domain.Intake;

namespace OnRoll.Data.Csv;

/// <summary>A line that was not taken in, as it came, and the first thing wrong with it: what a file of rejected rows holds.</summary>
/// <param name="Raw">Without its line end.</param>
/// <param name="Header">The header of its file, as it came.</param>
public sealed record RejectedLine(Finding Finding, string Raw, string Header);
