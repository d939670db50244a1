using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Casework;

/// <summary>A case of Camden that tests do things to.</summary>
/// <param name="colleagues">To whom it can be given.</param>
public abstract class CaseTests(params string[] colleagues)
{
    protected static readonly LaCode Camden = LaCode.FromNumber(202);

    private readonly ChildLedger ledger = new("202-1");
    private long moment = 1;

    /// <summary>The case by all that was added so far.</summary>
    protected CaseView View
    {
        get
        {
            var history = ledger.AsKnown();
            return new(CaseFile.Of(history), new(history, SchoolCalendars.None), Camden, colleagues);
        }
    }

    /// <summary>A microsecond that was not yet.</summary>
    protected long Next() => ++moment;

    protected void Add(Assertion what) => ledger.Add(new(what, Moment.FromMicroseconds(Next()), moment));

    /// <summary>Adds what was decided.</summary>
    protected void Add(Decision decision)
    {
        foreach (var assertion in decision.Assertions)
        {
            Add(assertion);
        }
    }
}
