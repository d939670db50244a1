namespace OnRoll.Domain.Counting;

/// <summary>Goes through the blocks of a source, on every processor there is.</summary>
internal static class BlockWork
{
    /// <param name="begin">Makes what one thread gathers in.</param>
    /// <param name="take">Takes in one block.</param>
    /// <param name="merge">Adds what a second gathered to a first.</param>
    public static T Run<T>(ISpanSource source, in SpanQuestion question, Func<T> begin, Action<T, SpanBlock> take, Action<T, T> merge)
        where T : class
    {
        using var blocks = source.Blocks(question).GetEnumerator();
        var asked = question;
        var handing = new Lock();
        var gathered = new T?[Environment.ProcessorCount];
        if (!blocks.MoveNext())
        {
            return begin();
        }

        var isMore = true;
        Parallel.For(0, gathered.Length, new ParallelOptions { MaxDegreeOfParallelism = gathered.Length }, worker =>
        {
            while (Next() is { } block)
            {
                take(gathered[worker] ??= begin(), block);
            }
        });

        var total = gathered.FirstOrDefault(part => part is not null) ?? begin();
        foreach (var part in gathered)
        {
            if (part is not null && !ReferenceEquals(part, total))
            {
                merge(total, part);
            }
        }

        return total;

        // A store may read its blocks one by one as they are asked for: so only one thread asks at a time.
        SpanBlock? Next()
        {
            lock (handing)
            {
                while (isMore)
                {
                    var block = blocks.Current;
                    isMore = blocks.MoveNext();
                    if (asked.Concerns(block.Head))
                    {
                        return block;
                    }
                }

                return null;
            }
        }
    }
}
