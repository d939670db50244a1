namespace OnRoll.Domain.Intake;

/// <summary>How many rows of a file under review are in each category.</summary>
public sealed record ReviewCounts(long New, long AlreadyHere, long MovedIn, long Close, long Rejected)
{
    /// <summary>Counts a sheet.</summary>
    public static ReviewCounts Of(ReviewSheet sheet) => new(sheet.Count(ReviewCategory.New), sheet.Count(ReviewCategory.AlreadyHere),
        sheet.Count(ReviewCategory.MovedIn), sheet.Count(ReviewCategory.Close), sheet.Count(ReviewCategory.Rejected));

    /// <summary>The rows of one category.</summary>
    public long this[ReviewCategory category] => category switch
    {
        ReviewCategory.New => New,
        ReviewCategory.AlreadyHere => AlreadyHere,
        ReviewCategory.MovedIn => MovedIn,
        ReviewCategory.Close => Close,
        ReviewCategory.Rejected => Rejected,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "No count of this category"),
    };

    public long Total => New + AlreadyHere + MovedIn + Close + Rejected;

    /// <summary>As a message has them: <c>2 new, 1 already-here, …</c>.</summary>
    public override string ToString() => string.Join(", ", Enum.GetValues<ReviewCategory>().Select(category => FormattableString.Invariant($"{this[category]} {ReviewSheet.Word(category)}")));
}
