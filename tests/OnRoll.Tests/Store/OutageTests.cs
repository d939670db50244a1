using System.Diagnostics;
using Npgsql;
using OnRoll.Data.Store;
using OnRoll.Shared;
using OnRoll.Tests.CommandLine;

namespace OnRoll.Tests.Store;

/// <summary>What goes wrong with a PostgreSQL server while a command is at work: told in a clear sentence, and nothing is lost or half done.</summary>
/// <remarks>It has a server of its own, which it may break.</remarks>
public sealed class OutageTests : IDisposable
{
    private const int SurroundingsFailed = 6;

    private static readonly string[] Before = ["C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10"];
    private static readonly string[] More = ["C2,resident,2019-09-01,,202,,confirmed,,,2024-01-10", "C3,resident,2019-09-01,,203,,confirmed,,,2024-01-10"];

    private readonly PostgresProcess server = new("fsync=off");
    private readonly string where;

    public OutageTests()
    {
        server.Ask("create database outage template template0");
        where = server.Connection("outage");
        Register.CreateOrUpgrade(where + ";Pooling=false", TimeProvider.System).Register.Dispose();
        using var file = Scratch.Facts(Before);
        Assert.Equal(0, Typed.In("import", file.Path, "--db", where).Exit);
    }

    public void Dispose() => server.Dispose();

    /// <summary>The command waits in the middle of its work, at the table named, when the server goes.</summary>
    [Theory]
    [InlineData("assertion_202")]
    [InlineData("chain")]
    [InlineData("audit")]
    public async Task A_server_that_goes_in_the_middle_of_an_import_loses_nothing(string table)
    {
        using var file = Scratch.Facts(More);

        var cut = await BrokenAt(table, "import", file.Path);
        server.Restart();
        var again = Typed.In("import", file.Path, "--db", where);

        AssertOutage(cut);
        Assert.Equal((0, "2,0,0"), (again.Exit, string.Join(',', again.Lines[1].Split(',')[2..])));
        Assert.Equal(0, Typed.In("verify", "--db", where).Exit);
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("derived_span")]
    public async Task A_server_that_goes_in_the_middle_of_a_count_is_told(string table)
    {
        var cut = await BrokenAt(table, "snapshot");
        var still = Typed.In("snapshot", "--db", where);
        server.Restart();

        AssertOutage(cut);
        AssertOutage(still);
        Assert.Equal(0, Typed.In("snapshot", "--db", where).Exit);
        Assert.Equal(0, Typed.In("verify", "--db", where).Exit);
    }

    /// <summary>The server says that its disk is full, at a row in the middle of a file or at its last: the file is not in, and goes in when there is room.</summary>
    [Theory]
    [InlineData("assertion_203")]
    [InlineData("record")]
    [InlineData("audit")]
    public void A_full_disk_of_the_server_is_told_and_nothing_of_the_file_is_in(string table)
    {
        Sql("create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$",
            $"create trigger full_disk before insert on {table} for each row execute function full_disk()");
        using var file = Scratch.Facts(More);

        var full = Typed.In("import", file.Path, "--db", where);
        Sql($"drop trigger full_disk on {table}");
        var again = Typed.In("import", file.Path, "--db", where);

        Assert.Equal(SurroundingsFailed, full.Exit);
        Assert.EndsWith("/outage: cannot be written; is the disk full? Nothing was changed\n", full.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("extend", full.Error, StringComparison.Ordinal);
        Assert.Equal((0, "2,0,0"), (again.Exit, string.Join(',', again.Lines[1].Split(',')[2..])));
        Assert.Equal(0, Typed.In("verify", "--db", where).Exit);
    }

    [Fact]
    public void A_wrong_password_is_told_and_not_repeated()
    {
        Sql("create role clerk login password 'right-one'");
        Sql($"copy (select unnest(array['host all clerk 127.0.0.1/32 scram-sha-256', 'host all all 127.0.0.1/32 trust'])) to '{Word("show data_directory")}/pg_hba.conf'", "select pg_reload_conf()");
        var asClerk = where.Replace("Username=postgres", "Username=clerk", StringComparison.Ordinal) + ";Pooling=false";
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(10) && Typed.In("snapshot", "--db", asClerk).Error.Contains("may not do that", StringComparison.Ordinal);)
        {
            Thread.Sleep(50); // the server reads its settings anew
        }

        var wrong = Typed.In("snapshot", "--db", asClerk + ";Password=wrong-one");
        var none = Typed.In("snapshot", "--db", asClerk);
        var right = Typed.In("snapshot", "--db", asClerk + ";Password=right-one");

        Assert.Equal([SurroundingsFailed, SurroundingsFailed, SurroundingsFailed], new[] { wrong.Exit, none.Exit, right.Exit });
        Assert.EndsWith("/outage: the server does not let this user in\n", wrong.Error, StringComparison.Ordinal);
        Assert.EndsWith("/outage: the server asks this user for a password; give it in the connection string\n", none.Error, StringComparison.Ordinal);
        Assert.EndsWith("/outage: this user may not do that in the database\n", right.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("-one", wrong.Error + none.Error + right.Error, StringComparison.Ordinal);
    }

    private static void AssertOutage(Typed answer)
    {
        Assert.Equal(SurroundingsFailed, answer.Exit);
        var sentence = Assert.Single(answer.Errors, line => line.StartsWith("onroll: ", StringComparison.Ordinal));
        Assert.True(sentence.EndsWith("/outage: the database does not answer, or the connection was lost; what was not confirmed was not written", StringComparison.Ordinal)
            || sentence.EndsWith("/outage: the server is going down or coming up; what was not confirmed was not written, try again", StringComparison.Ordinal)
            || sentence.EndsWith("/outage: the database does not answer; is it running?", StringComparison.Ordinal), sentence);
    }

    /// <summary>Runs a command until it waits for a table that somebody else holds, and breaks the server then.</summary>
    private async Task<Typed> BrokenAt(string table, params string[] words)
    {
        using var holding = new NpgsqlConnection(where + ";Pooling=false");
        holding.Open();
        using var transaction = holding.BeginTransaction();
        using (var locking = new NpgsqlCommand($"lock table {table} in access exclusive mode", holding, transaction))
        {
            locking.ExecuteNonQuery();
        }

        var command = Task.Run(() => Typed.In([.. words, "--db", where]), TestContext.Current.CancellationToken);
        for (var patience = Stopwatch.StartNew(); Word("select count(*) from pg_stat_activity where application_name = 'onroll' and wait_event_type = 'Lock'") == "0";)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30) && !command.IsCompleted, $"the command does not come to wait for {table}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        server.Break();
        return await command.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    private string Word(string sql)
    {
        using var connection = new NpgsqlConnection(where + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar()?.ToString() ?? "";
    }

    private void Sql(params string[] all)
    {
        using var connection = new NpgsqlConnection(where + ";Pooling=false");
        connection.Open();
        foreach (var sql in all)
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }
}
