namespace OnRoll.Domain.Linkage;

/// <summary>Brings pairs together to persons: who is the same as the same is the same, unless something says otherwise.</summary>
/// <remarks>
/// The surest pairs first. Two records with different sound NHS numbers, or with different sound UPNs and different birth dates, are never brought together without a person's decision.
/// No single pair joins two groups unless, between all of their records, more speaks for one person than against.
/// </remarks>
public static class Clusters
{
    // Of two large groups so many pairs are looked at: the more there are, the less each says.
    private const int MostLooked = 100;

    /// <param name="threshold">Pairs less likely than this bring nobody together.</param>
    /// <returns>For each record the lowest place among those of its person.</returns>
    public static IReadOnlyList<int> Of(LinkTable table, LinkResult result, double threshold) =>
        Of(table, result.Frequencies, result.Model, result.Pairs, threshold);

    internal static IReadOnlyList<int> Of(LinkTable table, Frequencies frequencies, LinkModel model, IReadOnlyList<LinkedPair> pairs, double threshold)
    {
        var comparison = new Comparison(table, frequencies);
        var groups = new List<int>?[table.Count];
        var belongs = new int[table.Count];
        for (var i = 0; i < belongs.Length; i++)
        {
            belongs[i] = i;
        }

        var sure = pairs.Where(pair => pair.Probability >= threshold)
            .OrderByDescending(static pair => pair.Probability).ThenByDescending(static pair => pair.Weight).ThenBy(static pair => pair.One).ThenBy(static pair => pair.Other);
        foreach (var pair in sure)
        {
            var (one, other) = (belongs[pair.One], belongs[pair.Other]);
            if (one != other && MayJoin(groups[one] ?? [one], groups[other] ?? [other]))
            {
                var (kept, gone) = (Math.Min(one, other), Math.Max(one, other));
                var together = groups[kept] ?? [kept];
                together.AddRange(groups[gone] ?? [gone]);
                together.ForEach(record => belongs[record] = kept);
                (groups[kept], groups[gone]) = (together, null);
            }
        }

        return belongs;

        bool MayJoin(List<int> one, List<int> other)
        {
            var sum = 0.0;
            var looked = 0;
            foreach (var a in one)
            {
                foreach (var b in other)
                {
                    if (AreCertainlyTwo(table.Records[a], table.Records[b]))
                    {
                        return false;
                    }

                    if (looked < MostLooked && (one.Count > 1 || other.Count > 1))
                    {
                        sum += Math.Clamp(model.Score(comparison.Compare(Math.Min(a, b), Math.Max(a, b))).LogOdds, -10, 10);
                        looked++;
                    }
                }
            }

            return sum >= 0;
        }
    }

    /// <summary>Whether identifiers that are sound in themselves say that two records are two people.</summary>
    public static bool AreCertainlyTwo(in LinkRecord one, in LinkRecord other)
    {
        var sound = one.Marks & other.Marks;
        return ((sound & RecordMarks.SoundNhs) != RecordMarks.None && one.Nhs != other.Nhs)
            || ((sound & RecordMarks.SoundUpn) != RecordMarks.None && one.Upn != other.Upn && one.Born != other.Born && one.Born != 0 && other.Born != 0);
    }
}
