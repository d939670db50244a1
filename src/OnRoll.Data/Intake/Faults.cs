using OnRoll.Domain.Intake;

namespace OnRoll.Data.Intake;

/// <summary>Counts what is wrong with a file as it is said.</summary>
internal sealed class Faults(Action<Finding> report)
{
    /// <summary>Faults that rejected a line, or the file.</summary>
    public long Count { get; private set; }

    /// <summary>Whether nothing of the file could be used.</summary>
    public bool Refused { get; private set; }

    public void Take(Finding finding)
    {
        Count += finding.Severity is Severity.Notice ? 0 : 1;
        Refused |= finding.Severity is Severity.Refused;
        report(finding);
    }

    /// <summary>Whether nothing of the file goes in.</summary>
    public bool Stop(ImportRequest request) => request.DryRun || Refused || (request.AllOrNothing && Count > 0);
}
