namespace OnRoll.Data.Store;

/// <summary>A text was sent that no database here keeps alike: it holds a NUL character, or half of a character pair.</summary>
public sealed class UnkeptTextException() : Exception("What was sent holds a character that cannot be kept (NUL, or half of a character). Take it out, and send it again");

/// <summary>Which text may go into the store. PostgreSQL refuses what SQLite takes; the same is refused on both, before either is asked.</summary>
internal static class KeptText
{
    /// <summary>Whether a text is whole: no NUL, no half of a surrogate pair.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0'))
        {
            return false;
        }

        for (var at = text.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0;)
        {
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
            {
                return false;
            }

            var next = text[(at + 2)..].IndexOfAnyInRange('\uD800', '\uDFFF');
            at = next < 0 ? -1 : at + 2 + next;
        }

        return true;
    }

    /// <summary>A value as a parameter.</summary>
    /// <exception cref="UnkeptTextException">It is a text that is not whole, or holds one.</exception>
    public static object Parameter(object? value) => value switch
    {
        null => DBNull.Value,
        string text when !IsWhole(text) => throw new UnkeptTextException(),
        string[] texts when Array.Exists(texts, text => !IsWhole(text)) => throw new UnkeptTextException(),
        _ => value,
    };
}
