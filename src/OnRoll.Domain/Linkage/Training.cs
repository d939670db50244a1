namespace OnRoll.Domain.Linkage;

/// <summary>Learns a model from records of which nobody has said which belong together.</summary>
/// <remarks>
/// What strangers have in common is read off pairs drawn at random; how many pairs are of each class, and how records of one child and of a family agree,
/// are found by expectation and maximisation (A. P. Dempster, N. M. Laird and D. B. Rubin, Journal of the Royal Statistical Society B 39, 1977) over the pairs that were brought together, the number of all pairs being known.
/// </remarks>
public static class Training
{
    /// <summary>Fewer records than this teach nothing that the shipped figures do not know better.</summary>
    public const int Fewest = 1000;

    private const int DrawnPairs = 400_000;
    private const int Rounds = 25;
    private const int MostPairs = 2_000_000;

    // The figures a model begins with weigh like so many pairs.
    private const double Weight = 40;

    /// <summary>Learns from the pairs that were brought together.</summary>
    public static LinkModel Learn(LinkTable table, Comparison comparison, IReadOnlyList<Compared> found)
    {
        var start = LinkModel.Shipped(Guess(table));
        if (found.Count == 0)
        {
            return start;
        }

        var few = table.Count < Fewest; // then it is learnt how many pairs there are, and not how they look
        var strangers = few ? start.StrangerFigures : OfStrangers(table, comparison);
        var model = LinkModel.Of(start.MatchFigures, strangers, start.FamilyFigures, start.Shares);
        var step = Math.Max(1, (found.Count / MostPairs) + 1);
        for (var round = 0; round < Rounds; round++)
        {
            var next = Round(model, found, step, table.Pairs);
            next = few ? LinkModel.Shipped(next.Shares) : next;
            var still = Math.Abs(Math.Log(next.Shares.Match / model.Shares.Match)) < 0.001;
            model = next;
            if (still && round > 3)
            {
                break;
            }
        }

        return model;
    }

    // Before anything is known: half of the records of the smaller side have one on the other; families are half as many.
    internal static ClassShares Guess(LinkTable table)
    {
        var right = 0;
        foreach (ref readonly var record in table.Records)
        {
            right += (record.Marks & RecordMarks.RightSide) != RecordMarks.None ? 1 : 0;
        }

        var likely = table.AcrossSides ? Math.Min(right, table.Count - right) * 0.5 : table.Count * 0.3;
        var share = Math.Max(likely, 1) / Math.Max(table.Pairs, 2);
        return new(Math.Min(0.4, share), Math.Min(0.2, share * 0.5), Math.Min(0.05, share * 0.03));
    }

    private static double[][] OfStrangers(LinkTable table, Comparison comparison)
    {
        var counts = Empty();
        var random = 88172645463325252UL; // the same draw each time
        var drawn = 0;
        for (var tries = 0; drawn < DrawnPairs && tries < DrawnPairs * 4; tries++)
        {
            var one = (int)(Next(ref random) % (ulong)table.Count);
            var other = (int)(Next(ref random) % (ulong)table.Count);
            if (one == other || !table.AreComparable(one, other))
            {
                continue;
            }

            drawn++;
            Count(counts, comparison.Compare(one, other), 1);
        }

        // What is rarer than so few pairs can show is as rare as the shipped figures have it, in proportion to the lists' length.
        return Smoothed(counts, Figures.Strangers, 2);
    }

    private static LinkModel Round(LinkModel model, IReadOnlyList<Compared> found, int step, double pairs)
    {
        var match = Empty();
        var family = Empty();
        var (children, siblings, twins) = (0.0, 0.0, 0.0);
        for (var i = 0; i < found.Count; i += step)
        {
            var compared = found[i];
            var scores = model.Score(compared);
            var most = Math.Max(Math.Max(scores.Match, scores.Siblings), Math.Max(scores.Twins, scores.Strangers));
            var (child, sibling, twin) = (Math.Exp(scores.Match - most), Math.Exp(scores.Siblings - most), Math.Exp(scores.Twins - most));
            var all = child + sibling + twin + Math.Exp(scores.Strangers - most);
            (child, sibling, twin) = (child / all, sibling / all, twin / all);
            (children, siblings, twins) = (children + child, siblings + sibling, twins + twin);
            if (child > 1e-6)
            {
                Count(match, compared, child);
            }

            if (sibling + twin > 1e-6)
            {
                Count(family, compared, sibling + twin);
            }
        }

        var shares = new ClassShares(Share(children), Share(siblings), Share(twins));
        return LinkModel.Of(Smoothed(match, Figures.Match, Weight), model.StrangerFigures, Smoothed(family, Figures.Family, Weight), shares);

        double Share(double of) => Math.Clamp(of * step / pairs, 0.1 / pairs, 0.45);
    }

    private static double[][] Empty() => [.. Levels.Words.Select(static field => new double[field.Count])];

    private static void Count(double[][] counts, in Compared found, double weight)
    {
        for (var field = LinkField.Given; field <= LinkField.Other; field++)
        {
            counts[(int)field][found[field]] += weight;
        }
    }

    private static double[][] Smoothed(double[][] counts, double[][] figures, double weight)
    {
        for (var field = 0; field < counts.Length; field++)
        {
            var its = counts[field];
            var sum = its.Skip(1).Sum() + weight;
            for (var level = 1; level < its.Length; level++)
            {
                its[level] = (its[level] + (weight * (figures[field].Length > 0 ? figures[field][level] : 1.0 / its.Length))) / sum;
            }
        }

        return counts;
    }

    private static ulong Next(ref ulong state)
    {
        // xorshift64* (G. Marsaglia, Journal of Statistical Software 8, 2003; S. Vigna, ACM Transactions on Mathematical Software 42, 2016)
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (state * 0x2545F4914F6CDD1D) >> 20;
    }
}
