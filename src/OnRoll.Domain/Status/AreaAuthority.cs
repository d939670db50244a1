using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Status;

/// <summary>In whose area a child is counted on a day. Who owns the case is another question, answered by accepted hand-overs.</summary>
/// <param name="Code">The authority in being on that day; <c>null</c> when there is none or it cannot be told which.</param>
/// <param name="Residence">The confirmed residence it follows from; <c>null</c> when none has begun.</param>
/// <param name="HasEnded">Whether that residence has ended by the day.</param>
/// <param name="IsOneOfSeveral">Whether the authority has been divided and nobody has said which part the child lives in.</param>
public readonly record struct AreaAuthority(LaCode? Code, Resident? Residence, bool HasEnded, bool IsOneOfSeveral)
{
    /// <summary>Whether the area is known to be outside England.</summary>
    public bool IsOutsideEngland => Residence is { Authority.IsEngland: false };

    private static readonly DateOnly[] Reorganisations =
        [.. Authorities.All.Select(authority => authority.InForce.First).Where(day => day > Authorities.FirstDay).Distinct().Order()];

    /// <param name="residences">All that stand, the earliest to begin first, then the earliest known.</param>
    /// <param name="day">The day asked.</param>
    internal static AreaAuthority On(IReadOnlyList<Resident> residences, DateOnly day)
    {
        Resident? holding = null;
        Resident? ended = null;
        foreach (var residence in residences)
        {
            if (!residence.IsConfirmed || residence.Held.First > day)
            {
                continue;
            }

            if (residence.Held.Contains(day))
            {
                holding = residence;
            }
            else if (ended is null || residence.Held.Until >= ended.Held.Until)
            {
                ended = residence;
            }
        }

        return (holding ?? ended) is { } line ? Of(line, day, holding is null) : default;
    }

    private static AreaAuthority Of(Resident residence, DateOnly day, bool hasEnded)
    {
        if (!residence.Authority.IsEngland)
        {
            return new(residence.Authority, residence, hasEnded, false);
        }

        var (code, severalSuccessors) = InBeing(residence.Authority, day);
        return new(code, residence, hasEnded, severalSuccessors);
    }

    /// <summary>The authority that has an authority's area on a day; none, and true, if several have parts of it.</summary>
    internal static (LaCode? Code, bool Several) InBeing(LaCode code, DateOnly day)
    {
        if (!code.IsEngland)
        {
            return (code, false);
        }

        var holders = Authorities.SuccessorsOn(code, day);
        if (holders.Count == 0)
        {
            holders = Authorities.PredecessorsOn(code, day); // the code is younger than the day
        }

        return holders.Count == 1 ? (holders[0].Code, false) : (null, holders.Count > 1);
    }

    /// <summary>The days on which what has an authority's area changes.</summary>
    internal static void AddDaysOfChange(LaCode code, List<DateOnly> days)
    {
        if (Authorities.Find(code) is { } authority && (!authority.InForce.IsOpen || authority.InForce.First > Authorities.FirstDay))
        {
            days.AddRange(Reorganisations);
        }
    }
}
