namespace OnRoll.Domain.Linkage;

/// <summary>What a pair's chance becomes when each of the two could be somebody else: a child is one of two namesakes, not both.</summary>
internal static class Competition
{
    private const double NearlyAllDiffers = -8;

    /// <param name="likely">Pairs with the natural logarithm of their odds in the place of the probability.</param>
    public static IReadOnlyList<LinkedPair> Settle(LinkTable table, Comparison comparison, LinkModel model, List<LinkedPair> likely, IReadOnlyList<int>? persons)
    {
        var of = new List<int>?[table.Count];
        for (var i = 0; i < likely.Count; i++)
        {
            (of[likely[i].One] ??= []).Add(i);
            (of[likely[i].Other] ??= []).Add(i);
        }

        var settled = new List<LinkedPair>(likely.Count);
        for (var i = 0; i < likely.Count; i++)
        {
            var pair = likely[i];
            var odds = Math.Exp(Math.Min(pair.Probability, 60));
            var others = Math.Max(Rivals(pair.One, pair.Other, i), Rivals(pair.Other, pair.One, i));
            var probability = odds / (1 + odds + others);
            if (probability >= Linking.Negligible)
            {
                settled.Add(pair with { Probability = probability });
            }
        }

        return settled;

        // The odds of those who claim the same record and are somebody else.
        double Rivals(int claimed, int by, int pair)
        {
            var sum = 0.0;
            foreach (var other in of[claimed]!)
            {
                if (other != pair)
                {
                    var rival = likely[other].One == claimed ? likely[other].Other : likely[other].One;
                    if (!(persons is not null && persons[by] == persons[rival]) && AreTwo(table, model.Score(comparison.Compare(Math.Min(by, rival), Math.Max(by, rival)))))
                    {
                        sum += Math.Exp(Math.Min(likely[other].Probability, 60));
                    }
                }
            }

            return sum;
        }
    }

    // Across two lists each is one of a few: whoever is not likely the same is somebody else. On one list a person may stand any number of times,
    // and two who claim one record may be one however little they are alike themselves: unless a family explains them better, or nearly everything differs.
    private static bool AreTwo(LinkTable table, ClassScores between) => table.AcrossSides ? between.LogOdds < 0
        : between.Match < Math.Max(between.Siblings, between.Twins) || between.LogOdds < NearlyAllDiffers;
}
