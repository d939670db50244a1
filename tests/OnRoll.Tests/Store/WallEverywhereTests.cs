using Npgsql;

namespace OnRoll.Tests.Store;

/// <summary>The second wall around every table, as the database lists them, so that none is forgotten.</summary>
public sealed class WallEverywhereTests(PostgresServer server)
{
    /// <summary>What has an authority and is open to all sessions: it says nothing of any child.</summary>
    private static readonly string[] Open = ["account", "calendar", "chain", "contact_post", "counter", "setting", "source"];

    private const string WalledTables = "select relname from pg_class where relrowsecurity and relforcerowsecurity and relnamespace = 'public'::regnamespace order by 1";

    private const string TablesOfAuthorities = """
        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority'
        where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1
        """;

    private const string Partitions = "select c.relname from pg_class c where c.relispartition and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1";

    [Fact]
    public void Every_table_with_an_authority_is_walled_or_listed_as_open()
    {
        using var store = AnyRegister.OnPostgres(server);
        using var connection = Connect(store);

        var walled = Words(connection, WalledTables);

        Assert.Equal(Words(connection, TablesOfAuthorities).Except(Open), walled);
        Assert.True(walled.Count >= 18, "walls were taken down");
    }

    [Fact]
    public void No_row_of_another_authority_is_seen_in_any_walled_table()
    {
        using var store = AnyRegister.OnPostgres(server);
        using var connection = Connect(store);
        var walled = Words(connection, WalledTables);
        foreach (var table in walled)
        {
            Fill(connection, table, 202);
            Fill(connection, table, 203);
        }

        using var transaction = connection.BeginTransaction();
        Assert.All(walled, table => Assert.True(Number(connection, $"select count(*) from {table} where authority = 203") > 0, $"{table}: nothing there to be hidden"));
        Wall(connection);

        foreach (var table in walled)
        {
            Assert.True(Number(connection, $"select count(*) from {table} where authority = 202") > 0, $"{table}: not even the own rows");
            Assert.True(Number(connection, $"select count(*) from {table} where authority <> 202") == 0, $"{table}: rows of another authority");
        }
    }

    [Theory]
    [InlineData("update audit set account = account")]
    [InlineData("delete from audit")]
    [InlineData("truncate audit")]
    [InlineData("update anchor set hash = hash")]
    [InlineData("delete from anchor")]
    [InlineData("delete from assertion")]
    [InlineData("update assertion set known = known")]
    [InlineData("delete from record")]
    [InlineData("update decision set why = why")]
    [InlineData("delete from decision")]
    [InlineData("select count(*) from assertion_202")]
    [InlineData("select count(*) from audit_202")]
    [InlineData("select count(*) from audit_203")]
    [InlineData("insert into audit_203 select * from audit where false")]
    [InlineData("insert into assertion_203 select * from assertion where false")]
    public void Neither_audit_nor_ledger_is_altered_nor_a_partition_read_past_the_wall(string sql)
    {
        using var store = AnyRegister.OnPostgres(server);
        store.Import(new("facts"), "C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10");
        using var connection = Connect(store);
        using var transaction = connection.BeginTransaction();
        Wall(connection);

        var refused = Assert.Throws<PostgresException>(() => Ask(connection, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public void No_partition_is_open_to_the_gates_role_in_any_way()
    {
        using var store = AnyRegister.OnPostgres(server);
        using var connection = Connect(store);

        var partitions = Words(connection, Partitions);

        Assert.Contains("audit_202", partitions);
        Assert.Contains("assertion_203", partitions);
        // What went wrong: inserting was granted on each, so that a walled session could add to another authority's chain.
        Assert.Empty(Words(connection, $"select name from ({Partitions}) as each(name) where has_table_privilege('onroll_gate', name, 'select, insert, update, delete, truncate')"));
        Assert.Equal(1L, Number(connection, "select count(*) where has_table_privilege('onroll_gate', 'audit', 'select')"));
    }

    /// <summary>The role that sessions act as neither owns a table nor passes walls.</summary>
    [Fact]
    public void The_gates_role_owns_nothing_and_passes_no_wall()
    {
        using var store = AnyRegister.OnPostgres(server);
        using var connection = Connect(store);

        Assert.Equal(1L, Number(connection, "select count(*) from pg_roles where rolname = 'onroll_gate' and not rolsuper and not rolbypassrls and not rolcanlogin and not rolcreaterole"));
        Assert.Equal(0L, Number(connection, "select count(*) from pg_class where relowner = 'onroll_gate'::regrole"));
    }

    /// <summary>A row of any table, the same in all columns but the authority.</summary>
    private static void Fill(NpgsqlConnection connection, string table, int authority)
    {
        var columns = Words(connection, $"""
            select attname || ' ' || case when attname = 'authority' then '{authority}' when atttypid = 'text'::regtype then '''x''' when atttypid = 'bytea'::regtype then '''''::bytea' else '1' end
            from pg_attribute where attrelid = '{table}'::regclass and attnum > 0 and not attisdropped and attnotnull
            """).Select(each => each.Split(' ', 2)).ToList();
        var values = columns.Select(each => (table == "record" && each[0] == "source") || (table == "derived_case" && each[0] == "record") ? $"{authority}" : each[1]); // one id of one source is one record, and a child has one case
        Ask(connection, $"insert into {table} ({string.Join(',', columns.Select(each => each[0]))}) values ({string.Join(',', values)}) on conflict do nothing");
    }

    private static void Wall(NpgsqlConnection connection)
    {
        Ask(connection, "set local role onroll_gate");
        Ask(connection, "set local onroll.authorities = '202'");
        Assert.Equal("onroll_gate", Ask(connection, "select current_user")?.ToString());
    }

    private static NpgsqlConnection Connect(AnyRegister store)
    {
        var connection = new NpgsqlConnection(store.Where);
        connection.Open();
        return connection;
    }

    private static List<string> Words(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var words = new List<string>();
        while (reader.Read())
        {
            words.Add(reader.GetString(0));
        }

        return words;
    }

    private static long Number(NpgsqlConnection connection, string sql) => Convert.ToInt64(Ask(connection, sql), System.Globalization.CultureInfo.InvariantCulture);

    private static object? Ask(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
