using OnRoll.Data.Demo;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Data.Simulation;

/// <summary>Gives homes of years ago the authority that was there then.</summary>
internal static class Reorganisation
{
    /// <summary>Authorities that began after the list of them does, with the day.</summary>
    private static readonly Dictionary<string, Authority> Younger = Authorities.All
        .Where(authority => authority.InForce.First > Authorities.FirstDay && authority.Predecessors.Count > 0)
        .ToDictionary(authority => authority.Code.ToString());

    public static void Apply(Childhood child, Chance chance)
    {
        foreach (var home in child.Homes())
        {
            if (Younger.TryGetValue(home.Authority, out var authority) && home.From < authority.InForce.First)
            {
                child.Divide(home, authority.InForce.First, chance.Pick(authority.Predecessors).Code.ToString());
            }
        }
    }
}
