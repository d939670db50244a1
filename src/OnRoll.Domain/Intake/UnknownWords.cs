namespace OnRoll.Domain.Intake;

/// <summary>The words of a file that nothing is known of, counted, so that each is said once however often it stands.</summary>
/// <remarks>
/// What is said names the column, the first line and the number of lines, and never the word: in a file whose columns are swapped it
/// is a child's name.
/// </remarks>
public sealed class UnknownWords
{
    private const int MostWords = 1000;

    private readonly Dictionary<(string Column, string Word), (long Line, long Count, string Known)> met = [];

    // Where there are so many different words the column holds something else, and one more adds nothing.
    private readonly Dictionary<string, (long Line, long Count)> beyond = [];

    public void Count(string column, string word, long line, string known)
    {
        var key = (column, word.ToUpperInvariant());
        if (met.TryGetValue(key, out var before))
        {
            met[key] = before with { Count = before.Count + 1 };
        }
        else if (met.Count < MostWords)
        {
            met.Add(key, (line, 1, known));
        }
        else
        {
            beyond[column] = beyond.TryGetValue(column, out var more) ? more with { Count = more.Count + 1 } : (line, 1);
        }
    }

    /// <summary>One finding for each word, in the order of the lines where they first stand.</summary>
    public IEnumerable<Finding> Findings() =>
        met.Select(pair => Finding.Note(pair.Value.Line, pair.Key.Column,
                $"is a word we do not know, on {Lines(pair.Value.Count)}; it was left out and the rest of the line is in",
                $"say what it means in a map file, column,means,value; we know {pair.Value.Known}"))
            .Concat(beyond.Select(pair => Finding.Note(pair.Value.Line, pair.Key, $"has yet other words we do not know, on {Lines(pair.Value.Count)}",
                "look whether the column holds what its name says")))
            .OrderBy(finding => finding.Line);

    private static string Lines(long count) => count == 1 ? "this line" : $"this line and {count - 1:N0} more";
}
