using OnRoll.Domain.Time;

namespace OnRoll.Domain.Identifiers;

/// <summary>The nine-character code of an authority's area in official statistics, and the days on which it was that.</summary>
public sealed record GssCode(string Code, DateSpan Span);

/// <summary>A local authority with education functions in England, as long as it was or is in being.</summary>
/// <remarks>Authorities come and go by reorganisation; a number is not used again.</remarks>
public sealed class Authority
{
    internal Authority(LaCode code, string name, string regionCode, string regionName, DateSpan inForce, IReadOnlyList<GssCode> gssCodes)
    {
        Code = code;
        Name = name;
        RegionCode = regionCode;
        RegionName = regionName;
        InForce = inForce;
        GssCodes = gssCodes;
    }

    /// <summary>Its three digits, the same for as long as it is in being.</summary>
    public LaCode Code { get; }

    /// <summary>Its latest name as official statistics write it, e.g. <c>Bristol, City of</c>.</summary>
    public string Name { get; }

    /// <summary>The nine-character code of its region, <c>E12000001</c> to <c>E12000009</c>.</summary>
    public string RegionCode { get; }

    public string RegionName { get; }

    /// <summary>
    /// The days on which it was or is in being. Where it begins on <see cref="AuthorityList.FirstDay"/>, the authority is older than the list.
    /// </summary>
    public DateSpan InForce { get; }

    /// <summary>The codes of its area, the earliest first. A change of boundary or kind brings a new one; the authority goes on.</summary>
    public IReadOnlyList<GssCode> GssCodes { get; }

    /// <summary>The authorities that ended the day before it began and whose area, or part of it, it took over; in order of code.</summary>
    public IReadOnlyList<LaCode> Predecessors { get; internal set; } = [];

    /// <summary>The authorities that took over its area, or parts of it, the day after it ended; empty while it is in being.</summary>
    public IReadOnlyList<LaCode> Successors { get; internal set; } = [];

    /// <summary>Code and name, as a list shows them: <c>202 Camden</c>.</summary>
    public override string ToString() => $"{Code} {Name}";
}
