using OnRoll.Data.Store;
using OnRoll.Domain.Ledger;

namespace OnRoll.Tests.Store;

/// <summary>A school's list is found through an index, and does not go through every assertion of the country.</summary>
public abstract class SchoolIndexTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    [Fact]
    public void The_names_ever_on_a_schools_register_are_found_through_the_registrations()
    {
        Store.Import(new("facts"), "C1,born,2015-05-04,,,,F,,,2024-01-10", "C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10", "C1,registered,2019-09-02,,,100001,school,25,,2024-01-10");
        using var session = Session.Begin(Store.Register.Database, writes: false);
        var (among, schools) = session.Among("place", new[] { "100001" });
        var asked = $"select distinct record from assertion where fact = {(int)Fact.Registered} and {among}";
        if (session.IsPostgres)
        {
            session.Execute("set local enable_seqscan = off"); // three rows are read faster from end to end; the question is whether there is a way
        }

        var plan = string.Join('\n', session.List($"explain {(session.IsPostgres ? "" : "query plan ")}{asked}", row => row.GetString(session.IsPostgres ? 0 : 3), schools));

        Assert.Contains(session.IsPostgres ? "place_idx" : "assertion_registered", plan, StringComparison.Ordinal);
        Assert.DoesNotContain(session.IsPostgres ? "Seq Scan on assertion_202" : "SCAN assertion\n", plan, StringComparison.Ordinal);
    }
}

public sealed class SchoolIndexOnSqlite() : SchoolIndexTests(AnyRegister.OnSqlite);

public sealed class SchoolIndexOnPostgres(PostgresServer server) : SchoolIndexTests(() => AnyRegister.OnPostgres(server));
