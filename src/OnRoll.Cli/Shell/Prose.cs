using System.Text;

namespace OnRoll.Cli.Shell;

/// <summary>Paragraphs with lists under them, in lines that fit a terminal.</summary>
internal static class Prose
{
    public static string InLines(IEnumerable<(string Text, IReadOnlyList<string> List)> paragraphs, int width)
    {
        var text = new StringBuilder();
        foreach (var (paragraph, list) in paragraphs)
        {
            Wrap(text, paragraph, "", "", width);
            foreach (var item in list)
            {
                Wrap(text, item, "  - ", "    ", width);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Wrap(StringBuilder text, string words, string first, string next, int width)
    {
        var line = new StringBuilder(first);
        var isEmpty = true;
        foreach (var word in words.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(next);
                isEmpty = true;
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            isEmpty = false;
        }

        text.Append(line).Append('\n');
    }
}
