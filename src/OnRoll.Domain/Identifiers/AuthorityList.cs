using System.Globalization;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Identifiers;

/// <summary>A list of authorities with the days on which they were in being, and who took over from whom.</summary>
/// <remarks>
/// A question about a day before <see cref="FirstDay"/> is answered as on that day: the list knows nothing older.
/// Never changes once read, so it may be shared freely.
/// </remarks>
public sealed class AuthorityList
{
    private readonly List<Authority> authorities;
    private readonly Authority[][] alone;
    private readonly LaCode[] codes;
    private readonly byte[] indexes = new byte[LaCode.Numbers];
    private readonly Dictionary<string, Authority> byGss = new(StringComparer.OrdinalIgnoreCase);

    private AuthorityList(List<Authority> authorities)
    {
        this.authorities = authorities;
        alone = new Authority[authorities.Count][];
        codes = new LaCode[1 + authorities.Count + LaCode.Outside.Length];
        FirstDay = DateOnly.MaxValue;
        for (var i = 0; i < authorities.Count; i++)
        {
            var authority = authorities[i];
            alone[i] = [authority];
            codes[i + 1] = authority.Code;
            FirstDay = authority.InForce.First < FirstDay ? authority.InForce.First : FirstDay;
            foreach (var gss in authority.GssCodes)
            {
                if (!byGss.TryAdd(gss.Code, authority) && byGss[gss.Code] != authority)
                {
                    throw new InvalidDataException($"{gss.Code} is the area of {byGss[gss.Code]} and of {authority}");
                }
            }
        }

        for (var i = 0; i < LaCode.Outside.Length; i++)
        {
            codes[^(LaCode.Outside.Length - i)] = LaCode.Outside[i];
        }

        for (var i = 1; i < codes.Length; i++)
        {
            // Past 255 the one byte would silently wrap, and two authorities would be counted as one.
            indexes[codes[i].Number] = checked((byte)i);
        }
    }

    /// <summary>Every authority that is or was, in order of code.</summary>
    public IReadOnlyList<Authority> All => authorities;

    /// <summary>The first day of which the list knows anything.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>One more than the highest index: the length of an array that counts by index.</summary>
    public int IndexCount => codes.Length;

    /// <summary>The authorities in being on a day, in order of code.</summary>
    public IReadOnlyList<Authority> On(DateOnly day) => authorities.FindAll(authority => IsInBeing(authority, day));

    /// <summary>The authority with that code, whether or not still in being; <c>null</c> if there is none, as for the codes for outside England.</summary>
    public Authority? Find(LaCode code) => indexes[code.Number] is var index && index > 0 && index <= authorities.Count ? authorities[index - 1] : null;

    /// <summary>The authority whose area had that nine-character code on that day; <c>null</c> if none had.</summary>
    public Authority? ByGss(string code, DateOnly day)
    {
        if (byGss.TryGetValue(code, out var authority))
        {
            foreach (var gss in authority.GssCodes)
            {
                if (gss.Span.Contains(Known(day)) && string.Equals(gss.Code, code, StringComparison.OrdinalIgnoreCase))
                {
                    return authority;
                }
            }
        }

        return null;
    }

    /// <summary>A number below 256 for each code of the list and for the four for outside England; 0 for every other code and for none.</summary>
    /// <remarks>For counting in memory only: it may differ in the next version of the list, so it is never stored.</remarks>
    public byte IndexOf(LaCode code) => indexes[code.Number];

    /// <summary>The code with that index; the default for 0.</summary>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is not below <see cref="IndexCount"/>.</exception>
    public LaCode At(byte index) => codes[index];

    /// <summary>
    /// The authorities in being on a day that answer for the area of <paramref name="code"/>: itself while it is in
    /// being, afterwards those that took over, through as many reorganisations as there were. In order of code; empty
    /// if the authority is not known or has not begun by that day.
    /// </summary>
    /// <remarks>Several mean that the area was parted: which of them a child belongs to, the code alone cannot tell.</remarks>
    public IReadOnlyList<Authority> SuccessorsOn(LaCode code, DateOnly day) =>
        Follow(code, day, authority => Known(day) > authority.InForce.Until, authority => authority.Successors);

    /// <summary>
    /// The authorities in being on a day that answered for the area of <paramref name="code"/>, or part of it, before
    /// it began; itself once it is in being. In order of code; empty if the authority is not known or had ended by that day.
    /// </summary>
    public IReadOnlyList<Authority> PredecessorsOn(LaCode code, DateOnly day) =>
        Follow(code, day, authority => Known(day) < authority.InForce.First, authority => authority.Predecessors);

    /// <summary>Reads a list and its successions, both comma-separated with a header, columns as in <c>Data/README.md</c>.</summary>
    /// <param name="authorities">In order of code, then of first day.</param>
    /// <exception cref="InvalidDataException">
    /// A line cannot be read or is out of order, or a succession does not agree with the list in codes and days.
    /// </exception>
    public static AuthorityList Read(TextReader authorities, TextReader successions)
    {
        List<Authority> read = [];
        authorities.ReadLine();
        while (Next(authorities, 7) is { } line)
        {
            var code = Code(line[0]);
            var span = new DateSpan(Day(line[5]), line[6].Length == 0 ? null : Day(line[6]));
            var latest = read.Count == 0 ? null : read[^1];
            if (latest is not null && (code < latest.Code || (code == latest.Code && span.First != latest.InForce.Last?.AddDays(1))))
            {
                throw new InvalidDataException($"The row of {line[0]} from {line[5]} does not follow on the row before");
            }

            if (latest?.Code != code)
            {
                latest = new(code);
                read.Add(latest);
            }

            latest.Append(line[2], line[3], line[4], line[1], span);
        }

        var list = new AuthorityList(read);
        successions.ReadLine();
        while (Next(successions, 4) is { } line)
        {
            var before = list.Find(Code(line[0])) ?? throw new InvalidDataException($"The successions name {line[0]}, which the list of authorities lacks");
            var after = list.Find(Code(line[1])) ?? throw new InvalidDataException($"The successions name {line[1]}, which the list of authorities lacks");
            var day = Day(line[2]);
            if (before.InForce.Last != day.AddDays(-1) || after.InForce.First != day)
            {
                throw new InvalidDataException($"{before} does not end on the day before {line[2]}, or {after} does not begin on it");
            }

            before.HandOverTo(after);
        }

        return list;
    }

    private static LaCode Code(string text) =>
        LaCode.TryParse(text, out var code, out _) ? code : throw new InvalidDataException($"{text} is no authority code");

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new InvalidDataException($"{text} is no date");

    private static string[]? Next(TextReader reader, int columns)
    {
        if (reader.ReadLine() is not { } line)
        {
            return null;
        }

        var values = Values(line);
        return values.Length == columns ? values : throw new InvalidDataException($"A line of the list has {values.Length} values instead of {columns}");
    }

    /// <summary>The values of one line, some in quotes (RFC 4180); a line break inside quotes does not occur here.</summary>
    private static string[] Values(string line)
    {
        List<string> values = [];
        for (var at = 0; at <= line.Length;)
        {
            if (at < line.Length && line[at] == '"')
            {
                var end = at + 1;
                while (end < line.Length && (line[end] != '"' || (end + 1 < line.Length && line[end + 1] == '"')))
                {
                    end += line[end] == '"' ? 2 : 1;
                }

                if (end >= line.Length)
                {
                    throw new InvalidDataException("A quote in a line of the list is not closed");
                }

                values.Add(line[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                at = end + 2;
            }
            else
            {
                var end = line.IndexOf(',', at);
                end = end < 0 ? line.Length : end;
                values.Add(line[at..end]);
                at = end + 1;
            }
        }

        return [.. values];
    }

    private IReadOnlyList<Authority> Follow(
        LaCode code, DateOnly day, Predicate<Authority> goesOn, Func<Authority, IReadOnlyList<Authority>> next)
    {
        if (Find(code) is not { } start)
        {
            return [];
        }

        if (IsInBeing(start, day))
        {
            return alone[IndexOf(code) - 1];
        }

        List<Authority> found = [];
        List<Authority> seen = [start];
        for (var i = 0; i < seen.Count; i++)
        {
            if (IsInBeing(seen[i], day))
            {
                Authority.Place(found, seen[i]);
            }
            else if (goesOn(seen[i]))
            {
                foreach (var other in next(seen[i]))
                {
                    if (!seen.Contains(other))
                    {
                        seen.Add(other);
                    }
                }
            }
        }

        return found;
    }

    private bool IsInBeing(Authority authority, DateOnly day) => authority.InForce.Contains(Known(day));

    private DateOnly Known(DateOnly day) => day < FirstDay ? FirstDay : day;
}
