using OnRoll.Domain.Time;

namespace OnRoll.Domain.Identifiers;

/// <summary>The nine-character code of an authority's area in official statistics, and the days on which it was that.</summary>
public sealed record GssCode(string Code, DateSpan Span);

/// <summary>A local authority with education functions in England, as long as it was or is in being.</summary>
/// <remarks>Authorities come and go by reorganisation; a number is not used again. Nothing changes once the list is read.</remarks>
public sealed class Authority
{
    private readonly List<GssCode> gssCodes = [];
    private readonly List<Authority> predecessors = [];
    private readonly List<Authority> successors = [];

    internal Authority(LaCode code) => Code = code;

    /// <summary>Its three digits, the same for as long as it is in being.</summary>
    public LaCode Code { get; }

    /// <summary>Its latest name as official statistics write it, e.g. <c>Bristol, City of</c>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The nine-character code of its region, <c>E12000001</c> to <c>E12000009</c>.</summary>
    public string RegionCode { get; private set; } = "";

    public string RegionName { get; private set; } = "";

    /// <summary>
    /// The days on which it was or is in being. Where it begins on <see cref="AuthorityList.FirstDay"/>, the authority is older than the list.
    /// </summary>
    public DateSpan InForce { get; private set; }

    /// <summary>The codes of its area, the earliest first. A change of boundary or kind brings a new one; the authority goes on.</summary>
    public IReadOnlyList<GssCode> GssCodes => gssCodes;

    /// <summary>The authorities that ended the day before it began and whose area, or part of it, it took over; in order of code.</summary>
    public IReadOnlyList<Authority> Predecessors => predecessors;

    /// <summary>The authorities that took over its area, or parts of it, the day after it ended; in order of code, and none while it is in being.</summary>
    public IReadOnlyList<Authority> Successors => successors;

    /// <summary>Code and name, as a list shows them: <c>202 Camden</c>.</summary>
    public override string ToString() => $"{Code} {Name}";

    /// <summary>Adds the next row of the list about this authority; rows come in order of time.</summary>
    /// <param name="gssCode">Empty if its area had no code of its own then.</param>
    internal void Append(string name, string regionCode, string regionName, string gssCode, DateSpan span)
    {
        InForce = Name.Length == 0 ? span : new(InForce.First, span.Last);
        (Name, RegionCode, RegionName) = (name, regionCode, regionName);
        if (gssCode.Length > 0)
        {
            gssCodes.Add(new(gssCode, span));
        }
    }

    internal void HandOverTo(Authority successor)
    {
        Place(successors, successor);
        Place(successor.predecessors, this);
    }

    /// <summary>Puts an authority where it belongs in a list that is in order of code.</summary>
    internal static void Place(List<Authority> ordered, Authority authority)
    {
        var at = ordered.Count;
        while (at > 0 && ordered[at - 1].Code > authority.Code)
        {
            at--;
        }

        ordered.Insert(at, authority);
    }
}
