namespace OnRoll.Domain.Counting;

/// <summary>How many children on a day.</summary>
/// <param name="Group">A value for each dimension asked by; blank for what is not known.</param>
/// <param name="True">Children of whom the definition says true.</param>
/// <param name="Unknown">Children of whom it cannot be said; never part of <paramref name="True"/>, never dropped.</param>
public readonly record struct StockRow(DateOnly On, IReadOnlyList<string> Group, int True, int Unknown);

/// <summary>How a count came from one figure to another.</summary>
/// <param name="Opening">True on the day before the period.</param>
/// <param name="New">Runs that begin in the period.</param>
/// <param name="Ended">Runs of the opening or the period that are over by its last day.</param>
/// <param name="Closing">True on the last day: opening and new less ended.</param>
/// <param name="Ever">Children with any true day in the period, each once.</param>
/// <param name="Unknown">Children unknown on the last day.</param>
public sealed record FlowRow(IReadOnlyList<string> Group, int Opening, int New, int Ended, int Closing, int Ever, int Unknown)
{
    /// <summary>Whether the figures add up.</summary>
    public bool Reconciles => Opening + New - Ended == Closing;
}

/// <summary>One child behind a stock.</summary>
/// <param name="Since">The first day of the run.</param>
public sealed record StockMember(IReadOnlyList<string> Group, string Child, Tri Result, DateOnly Since);

/// <summary>One child behind a flow, with what it adds to each figure.</summary>
public sealed record FlowMember(string Child, FlowRow Part);
