namespace OnRoll.Domain.Schools;

/// <summary>What one school is to another.</summary>
public enum LinkKind
{
    /// <summary>No succession, whatever else it is (a shared sixth form, a parent establishment): rolls do not follow it.</summary>
    Other = 0,

    /// <summary>The school linked to came before.</summary>
    Predecessor,

    /// <summary>The school linked to comes after.</summary>
    Successor,
}

/// <summary>How one school took another's place.</summary>
public enum LinkManner
{
    /// <summary>The one became the other, as when a school becomes an academy.</summary>
    Plain = 0,

    /// <summary>Into a school that was there already.</summary>
    Merged,

    /// <summary>Two or more became a new one.</summary>
    Amalgamated,

    /// <summary>One became two or more.</summary>
    Split,

    /// <summary>In a way that the register names and we do not know; a succession all the same.</summary>
    NotKnown,
}

/// <summary>A row of the register's links: what <paramref name="To"/> is to <paramref name="From"/>.</summary>
/// <param name="ToName">The other school's name as the file has it; empty if it does not.</param>
/// <param name="Day">The first day it counts, which may lie ahead; <c>null</c> if the register does not say.</param>
/// <param name="Words">The kind in the register's own words.</param>
public sealed record SchoolLink(int From, int To, string ToName, LinkKind Kind, LinkManner Manner, DateOnly? Day, string Words)
{
    /// <summary>The line of the file it was read from; 0 if it was not read from one.</summary>
    public long Line { get; init; }

    /// <summary>Reads the register's words for a kind of link: <c>Predecessor - merged</c>, <c>Sixth Form Centre Link</c>.</summary>
    public static (LinkKind Kind, LinkManner Manner) KindOf(string words)
    {
        var dash = words.IndexOf('-', StringComparison.Ordinal);
        var head = (dash < 0 ? words : words[..dash]).Trim();
        var kind = head.Equals("Predecessor", StringComparison.OrdinalIgnoreCase) ? LinkKind.Predecessor
            : head.Equals("Successor", StringComparison.OrdinalIgnoreCase) ? LinkKind.Successor
            : LinkKind.Other;
        var tail = dash < 0 || kind is LinkKind.Other ? "" : words[(dash + 1)..].Trim().ToUpperInvariant();
        return (kind, tail switch
        {
            "" => LinkManner.Plain,
            "MERGED" => LinkManner.Merged,
            "AMALGAMATED" => LinkManner.Amalgamated,
            _ when tail.StartsWith("SPLIT", StringComparison.Ordinal) => LinkManner.Split,
            _ => LinkManner.NotKnown,
        });
    }
}
