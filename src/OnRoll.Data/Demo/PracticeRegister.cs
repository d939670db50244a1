using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;

namespace OnRoll.Data.Demo;

/// <summary>A register of synthetic children to practise on, marked as such.</summary>
public sealed class PracticeRegister : IDisposable
{
    private static readonly TimeSpan Begins = TimeSpan.FromDays(60);

    private readonly PracticeClock clock;

    private PracticeRegister(Register register, PracticeClock clock)
    {
        (Register, this.clock) = (register, clock);
        Door = new Gate(register).For(new("demonstration", Role.Operator), "practice");
    }

    public Register Register { get; }

    public Door Door { get; }

    /// <summary>Makes one where there is none. Weeks of work are done in it before today: until <see cref="Open"/> its clock is behind.</summary>
    public static PracticeRegister Make(string where, TimeProvider time)
    {
        var behind = new PracticeClock(time);
        behind.SetBack(Begins);
        return new(Register.CreateOrUpgrade(where, behind, isPractice: true).Register, behind);
    }

    /// <summary>Takes in a calendar and facts, and derives what is kept.</summary>
    public void Take(Stream calendar, Stream facts, Action<long>? progress = null)
    {
        Door.ImportCalendar(calendar, new("calendar"), static _ => { });
        Door.ImportFacts(facts, new ImportRequest("facts"), static _ => { }, progress: progress);
        Door.Rebuild(onlyStale: true);
    }

    /// <summary>Lets the staff of an authority work for some weeks on those missing education, so that today's pages have something to show.</summary>
    /// <param name="neighbour">An authority to hand over to.</param>
    public void Work(LaCode authority, LaCode neighbour, DateOnly today)
    {
        List<RecordId> children = [.. Door.Count(Definitions.Cme, [], null, Door.Calendars(), listsChildren: true, "cases for practice", counts => counts.Members(today).ToList())
            .Where(member => member.Result is Tri.True).Select(member => Door.Resolve(member.Child)).Where(child => child.Authority == authority).Order()];
        var cases = new PracticeCases(new Gate(Register), Door, clock, authority, neighbour);
        cases.Name(children);
        cases.WorkOn(children);
    }

    /// <summary>Ends the making: from here on it is today.</summary>
    public void Open()
    {
        clock.SetBack(TimeSpan.Zero);
        Door.Rebuild(onlyStale: true);
    }

    public void Dispose() => Register.Dispose();
}
