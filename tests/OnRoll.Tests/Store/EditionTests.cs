using System.Text;
using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Settings;

namespace OnRoll.Tests.Store;

/// <summary>What is kept in memory of calendars and settings is good until somebody writes, in whatever process.</summary>
public abstract class EditionTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly LaCode Camden = LaCode.FromNumber(202);

    [Fact]
    public void What_another_process_takes_in_or_sets_is_seen_at_the_next_question()
    {
        using var other = Register.Open(Store.Where, Store.Time);
        var elsewhere = new Gate(other).For(new("lead", Role.Lead, Camden), "a test");
        Assert.Empty(elsewhere.Calendars().Codes);
        Assert.Empty(elsewhere.Settings(Camden).Chosen);

        Take("202,term,2025-09-01,2025-12-19,Autumn");
        Assert.Empty(Store.Operator.Set(Camden, new Dictionary<string, string> { ["setting"] = LocalSetting.ToLead, ["days"] = "1", ["unit"] = "working-day", ["from"] = "2025-11-11", ["why"] = "Agreed" }));

        Assert.Equal(["202"], elsewhere.Calendars().Codes);
        Assert.Equal(LocalSetting.ToLead, Assert.Single(elsewhere.Settings(Camden).Chosen).Setting.Name);
        Take("202,holiday,2025-10-27,2025-10-31,Half term");
        Assert.Equal(Store.Operator.Calendars().Find("202")?.NthAfter(new(2025, 10, 24), 1), elsewhere.Calendars().Find("202")?.NthAfter(new(2025, 10, 24), 1));
        Assert.Equal(new DateOnly(2025, 11, 3), elsewhere.Calendars().Find("202")?.NthAfter(new(2025, 10, 24), 1));
    }

    [Fact]
    public void Nothing_is_read_anew_while_nobody_writes()
    {
        Take("202,term,2025-09-01,2025-12-19,Autumn");
        using var session = Session.Begin(Store.Register.Database, writes: false);

        Assert.Same(Store.Register.Calendars(session), Store.Register.Calendars(session));
    }

    private void Take(string row)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"code,kind,from,to,name\n{row}\n"));
        Assert.Equal(1, Store.Operator.ImportCalendar(stream, new("calendar", Camden), static _ => { }).Accepted);
    }
}

public sealed class EditionOnSqlite() : EditionTests(AnyRegister.OnSqlite);

public sealed class EditionOnPostgres(PostgresServer server) : EditionTests(() => AnyRegister.OnPostgres(server));
