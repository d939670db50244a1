using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Intake;

/// <summary>What a row of a file means for the register, before anything of it is in.</summary>
public enum ReviewCategory
{
    /// <summary>No child is known under the row's id or identifiers.</summary>
    New,

    /// <summary>The child is known here.</summary>
    AlreadyHere,

    /// <summary>Another authority keeps a record of the child.</summary>
    MovedIn,

    /// <summary>The register counts the child as missing education and the row says that the child is on a roll.</summary>
    Close,

    /// <summary>The row could not be read.</summary>
    Rejected,
}

/// <summary>A row under review.</summary>
/// <param name="Child">The child it was found to be of; <c>null</c> if none.</param>
/// <param name="Keeper">The authority that keeps the child's record; none where there is none.</param>
/// <param name="IsMissing">Whether the register counts the child as missing on the day of the statement.</param>
/// <param name="Because">Why it is in its category.</param>
public sealed record ReviewLine(long Line, ReviewCategory Category, string? Child, LaCode Keeper, Tri IsMissing, string Because);

/// <summary>Says of each row of a file what it means for the register. Decides nothing: a person does, and the same is asked again at commit.</summary>
/// <param name="us">The authority that takes the file in.</param>
/// <param name="known">The register.</param>
public sealed class Review(LaCode us, KnownChildren known)
{
    /// <summary>A row that could be read.</summary>
    public ReviewLine Of(Statement statement)
    {
        var own = known.OfRecord(statement.Source, statement.Id);
        var bearing = Bearing(statement);
        if (own is null && bearing.Count != 1)
        {
            return new(statement.Line, ReviewCategory.New, null, default, Tri.Unknown, bearing.Count == 0
                ? "no record has its id, and no child with its date of birth bears its identifiers"
                : $"no record has its id, and {bearing.Count} children with its date of birth bear its identifiers: which of them it is, a person decides");
        }

        var (child, keeper) = own ?? bearing[0];
        var missing = known.IsMissing(child, statement.AsOf);
        var how = own is not null ? "its id is on record" : "a child with its date of birth bears its identifier";
        if (own is not null && bearing.Any(other => other.Child != child))
        {
            how += ", and another child with its date of birth bears its identifier: a person decides who is who";
        }

        var elsewhere = !keeper.IsNone && !us.IsNone && keeper != us;
        return statement.SaysOnRoll && missing is Tri.True
            ? new(statement.Line, ReviewCategory.Close, child, keeper, missing, $"{how}; the register counts the child as missing on {statement.AsOf:yyyy-MM-dd}, and the row says on the roll of {statement.School}{(elsewhere ? $"; {keeper} keeps the record" : "")}. Closing is proposed: evidence of attendance and a second person decide")
            : elsewhere ? new(statement.Line, ReviewCategory.MovedIn, child, keeper, missing, $"{how}; {keeper} keeps the record, and keeps it until a hand-over is accepted")
            : new(statement.Line, ReviewCategory.AlreadyHere, child, keeper, missing, how);
    }

    /// <summary>A row that could not be read.</summary>
    /// <param name="fault">The first thing wrong with it.</param>
    public static ReviewLine Of(Finding fault) =>
        new(fault.Line, ReviewCategory.Rejected, null, default, Tri.Unknown, $"{(fault.Column.Length > 0 ? $"{fault.Column}: " : "")}{fault.What}; {fault.Mend}");

    // A former UPN finds nobody: an adopted child may have been given a new one so that the old leads nowhere.
    private List<KnownChild> Bearing(Statement statement)
    {
        if (statement.Says.OfType<Born>().FirstOrDefault()?.Day is not { } birth)
        {
            return [];
        }

        return [.. statement.Says.OfType<Identified>().Where(IsStrong).SelectMany(borne => known.Bearing(borne.Kind, borne.Value, birth)).DistinctBy(found => found.Child)];
    }

    private static bool IsStrong(Identified borne) => borne.Kind switch
    {
        IdentifierScheme.Upn => Upn.TryParse(borne.Value, out var upn, out _) && upn.Kind is UpnKind.Permanent,
        IdentifierScheme.NhsNumber => NhsNumber.TryParse(borne.Value, out _, out _),
        IdentifierScheme.Uln => Uln.TryParse(borne.Value, out _, out _),
        _ => false,
    };
}
