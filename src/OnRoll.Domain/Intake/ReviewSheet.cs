using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OnRoll.Domain.Intake;

/// <summary>A file under review: every row with its category, as a person saw it.</summary>
/// <param name="Lines">In the order of the file.</param>
public sealed record ReviewSheet(IReadOnlyList<ReviewLine> Lines)
{
    /// <summary>What the decisions rested on, in 64 characters: lines, categories, children, keepers, and who was missing. Of particulars it holds nothing.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines.Select(Inputs)))));

    public int Count(ReviewCategory category) => Lines.Count(line => line.Category == category);

    /// <summary>Reviews every row again, before the first of them goes in, and holds back those that no longer are what was decided on.</summary>
    /// <param name="statements">The rows of the same file that could be read.</param>
    /// <param name="review">The register as it is now.</param>
    public Rechecked Recheck(IEnumerable<Statement> statements, Review review)
    {
        var seen = Lines.ToDictionary(line => line.Line);
        List<Statement> go = [];
        List<HeldBack> held = [];
        foreach (var statement in statements)
        {
            var now = review.Of(statement);
            if (!seen.TryGetValue(statement.Line, out var then))
            {
                held.Add(new(null, now, "was not among the rows reviewed: review the file again"));
            }
            else if (then.Category != now.Category)
            {
                held.Add(new(then, now, $"was {Word(then.Category)} when it was reviewed and is {Word(now.Category)} now: review it again"));
            }
            else if (then.Child != now.Child || then.Keeper != now.Keeper)
            {
                held.Add(new(then, now, "is of another child, or of a child whom another authority keeps now: review it again"));
            }
            else
            {
                go.Add(statement);
            }
        }

        return new(go, held);
    }

    /// <summary>A category as files and pages name it.</summary>
    public static string Word(ReviewCategory category) => category switch
    {
        ReviewCategory.New => "new",
        ReviewCategory.AlreadyHere => "already-here",
        ReviewCategory.MovedIn => "moved-in",
        ReviewCategory.Close => "close",
        ReviewCategory.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "No word for this category"),
    };

    private static string Inputs(ReviewLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Line}\t{Word(line.Category)}\t{line.Child}\t{line.Keeper}\t{line.IsMissing}");
}

/// <summary>A row that does not go in, because the register changed since it was reviewed.</summary>
/// <param name="Then">As it was reviewed; <c>null</c> if it was not.</param>
/// <param name="Now">As it is.</param>
/// <param name="Because">What changed.</param>
public sealed record HeldBack(ReviewLine? Then, ReviewLine Now, string Because);

/// <summary>A file reviewed again at commit.</summary>
/// <param name="Go">The rows that are still what was decided on.</param>
/// <param name="Held">The others.</param>
public sealed record Rechecked(IReadOnlyList<Statement> Go, IReadOnlyList<HeldBack> Held);
