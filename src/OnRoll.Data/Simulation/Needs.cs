using OnRoll.Data.Demo;

namespace OnRoll.Data.Simulation;

/// <summary>What an authority knows of a child's needs besides: each for a while, or for good.</summary>
internal static class Needs
{
    private static readonly (string Name, int PerThousand, bool Ends)[] All =
    [
        ("sen-support", 220, false), ("ehcp", 60, false), ("cin", 110, true), ("cp", 35, true), ("lac", 30, true),
        ("grt", 40, false), ("young-carer", 20, false), ("service-child", 5, false),
    ];

    public static void Grow(Childhood child, Chance chance)
    {
        foreach (var (name, perThousand, ends) in All)
        {
            if (chance.Below(1000) >= perThousand)
            {
                continue;
            }

            var from = child.Reception.AddDays(chance.Between(30, 3200));
            DateOnly? to = ends ? from.AddDays(chance.Between(90, 900)) : null;
            child.Add(new("attribute", from, to) { Kind = name, LearntAfter = chance.Between(1, 20), EndLearntAfter = chance.Between(1, 20) });
        }
    }
}
