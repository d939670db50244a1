using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Intake;

/// <summary>A file to be taken in.</summary>
/// <param name="Source">Whose ids it uses: the same name again means the same children.</param>
/// <param name="Authority">Who keeps what it brings; <c>null</c>: for each child the authority in whose area the file says the child lives.</param>
/// <param name="Received">The day from which it speaks, where its rows do not say; <c>null</c>: today.</param>
/// <param name="DryRun">Says what would come of it, and writes nothing.</param>
/// <param name="AllOrNothing">Takes nothing in if a line was rejected.</param>
public sealed record ImportRequest(string Source, LaCode? Authority = null, DateOnly? Received = null, bool DryRun = false, bool AllOrNothing = false);

/// <summary>What came of a file.</summary>
/// <param name="Accepted">Lines that added something.</param>
/// <param name="Unchanged">Lines that were held already.</param>
/// <param name="Rejected">Lines that could not be taken in.</param>
/// <param name="NewRecords">Records that were not held before.</param>
/// <param name="IsRefused">Whether nothing of the file could be used.</param>
/// <param name="At">When it was taken in; <c>null</c> if nothing was written.</param>
public sealed record ImportOutcome(long Accepted, long Unchanged, long Rejected, long NewRecords, bool IsRefused, Moment? At);
