using OnRoll.Data.Intake;
using OnRoll.Domain;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>What became of a staged file.</summary>
public enum StageState
{
    /// <summary>It waits for a decision.</summary>
    Waits = 0,

    /// <summary>It went in.</summary>
    Committed = 1,

    /// <summary>It was decided that it does not go in.</summary>
    Discarded = 2,

    /// <summary>Nobody decided in time: its bytes are gone, and nothing of it is in.</summary>
    Lapsed = 3,
}

/// <summary>A file that was kept for review.</summary>
/// <param name="Number">The register's own; no two files of any authority have the same.</param>
/// <param name="At">When it was staged.</param>
/// <param name="By">By which account.</param>
/// <param name="Name">The file's, without its folder.</param>
/// <param name="Kind">One of <see cref="RecordKinds"/>.</param>
/// <param name="Authority">Who takes it in; <c>null</c>: for each child the authority of the school or the residence.</param>
/// <param name="Received">The day from which it speaks, where its rows do not say.</param>
/// <param name="Digest">SHA-256 of its bytes as they came, in hexadecimal.</param>
/// <param name="Counts">Its rows by category, as they were reviewed.</param>
/// <param name="From">The staged file whose rows these are, held back when it was committed; 0 if none.</param>
/// <param name="Decided">When it was committed, discarded or found to have lapsed; <c>null</c> while it waits.</param>
/// <param name="DecidedBy">By which account; <c>null</c> while it waits.</param>
/// <param name="Why">Why it was discarded; <c>null</c> if it was not.</param>
public sealed record StagedFile(long Number, Moment At, string By, string Name, string Kind, string Source, LaCode? Authority, DateOnly Received, string Digest,
    ReviewCounts Counts, long From, StageState State, Moment? Decided, string? DecidedBy, string? Why);

/// <summary>What came of staging a file.</summary>
/// <param name="File"><c>null</c> if nothing was kept.</param>
/// <param name="Rejected">Rows that could not be read.</param>
/// <param name="IsRefused">Whether nothing of the file could be used.</param>
/// <param name="WaitedAlready">Whether the same bytes, to be read in the same way, waited already.</param>
public sealed record StageOutcome(StagedFile? File, long Rejected, bool IsRefused, ReviewSheet Review, MapUsed Map, bool WaitedAlready);

/// <summary>What came of committing a staged file.</summary>
/// <param name="File">As it was before.</param>
/// <param name="Problems">Why nothing happened; none if it went in.</param>
/// <param name="Records"><c>null</c> if nothing happened.</param>
/// <param name="Held">The rows that did not go in, because the register changed since they were reviewed.</param>
/// <param name="Remainder">The staged file that those rows are now; <c>null</c> if there were none.</param>
public sealed record CommitOutcome(StagedFile File, IReadOnlyList<Problem> Problems, RecordsOutcome? Records, IReadOnlyList<HeldBack> Held, StagedFile? Remainder);
