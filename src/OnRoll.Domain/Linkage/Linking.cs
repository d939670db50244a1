namespace OnRoll.Domain.Linkage;

/// <summary>A pair that may be one child.</summary>
/// <param name="Probability">From 0 to 1, with what else each of the two could be taken into account.</param>
/// <param name="Weight">The evidence of the fields alone, in bits: how many times likelier for one child than for two, as a power of two.</param>
public readonly record struct LinkedPair(int One, int Other, double Probability, double Weight, Compared Found);

/// <summary>Everything that comes of comparing a table of records.</summary>
/// <param name="Pairs">All pairs of which the chance is not negligible, by the records' order.</param>
public sealed record LinkResult(LinkModel Model, IReadOnlyList<LinkedPair> Pairs, IReadOnlyList<Pass> Passes, long Compared)
{
    /// <summary>How often names occur, counted by the persons that were found: whoever judges further pairs of these records judges by them.</summary>
    public required Frequencies Frequencies { get; init; }
}

/// <summary>Finds the records that are the same person.</summary>
public static class Linking
{
    /// <summary>A pair less likely than this is not told of.</summary>
    public const double Negligible = 0.001;

    private const double LeastLogOdds = -7; // one in a thousand
    private const int Block = 4096;

    // Who is certainly one person already is one where names are counted, and no rival of itself.
    private const double CountsAsOne = 0.9;

    // How often all is judged anew with the persons of the time before: a third changes next to nothing.
    private const int Rounds = 2;

    /// <param name="model"><c>null</c>: learnt from the records.</param>
    public static LinkResult Run(LinkTable table, LinkModel? model = null)
    {
        table.Names.Close();
        var frequencies = new Frequencies(table);
        var blocking = new Blocking(table, frequencies);
        var pairs = blocking.Pairs();
        var (settled, learnt) = Judge(table, frequencies, pairs, model, persons: null);
        for (var round = 0; round < Rounds; round++)
        {
            var persons = Clusters.Of(table, frequencies, learnt, settled, CountsAsOne);
            frequencies = new(table, persons);
            (settled, learnt) = Judge(table, frequencies, pairs, model, persons);
        }

        return new(learnt, settled, blocking.Passes, pairs.Count) { Frequencies = frequencies };
    }

    private static (IReadOnlyList<LinkedPair> Pairs, LinkModel Model) Judge(LinkTable table, Frequencies frequencies, IReadOnlyList<(int One, int Other)> pairs, LinkModel? model, IReadOnlyList<int>? persons)
    {
        var comparison = new Comparison(table, frequencies);
        var found = new Compared[pairs.Count];
        Parallel.For(0, (pairs.Count + Block - 1) / Block, block =>
        {
            for (var i = block * Block; i < Math.Min(pairs.Count, (block + 1) * Block); i++)
            {
                found[i] = comparison.Compare(pairs[i].One, pairs[i].Other);
            }
        });
        model ??= Training.Learn(table, comparison, found);
        var likely = new List<LinkedPair>();
        for (var i = 0; i < found.Length; i++)
        {
            var odds = model.Score(found[i]).LogOdds;
            if (odds > LeastLogOdds)
            {
                likely.Add(new(pairs[i].One, pairs[i].Other, odds, Bits(model, found[i]), found[i]));
            }
        }

        return (Competition.Settle(table, comparison, model, likely, persons), model);
    }

    private static double Bits(LinkModel model, in Compared found)
    {
        var sum = 0.0;
        for (var field = LinkField.Given; field <= LinkField.Other; field++)
        {
            sum += model.Weight(found, field);
        }

        return sum / Math.Log(2);
    }
}
