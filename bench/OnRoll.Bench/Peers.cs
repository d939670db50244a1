using System.Globalization;
using DuckDB.NET.Data;
using Npgsql;
using NpgsqlTypes;
using OnRoll.Domain;
using OnRoll.Domain.Counting;

namespace OnRoll.Bench;

/// <summary>DuckDB over the same spans, in memory, on every core.</summary>
internal sealed class DuckPeer : IDisposable
{
    private readonly DuckDBConnection connection = new("DataSource=:memory:");

    public DuckPeer(PackedSpans spans)
    {
        connection.Open();
        Run("set autoinstall_known_extensions=false");
        Run("set autoload_known_extensions=false");
        Run($"set threads={Environment.ProcessorCount}");
        Run("create table span (first integer, last integer, known_from bigint, known_to bigint, result utinyint, authority utinyint, reason utinyint)");
        using var appender = connection.CreateAppender("span");
        foreach (var block in spans.All)
        {
            for (var i = 0; i < block.Head.Count; i++)
            {
                var span = block.At(i);
                appender.CreateRow().AppendValue(span.First).AppendValue(span.Last).AppendValue(span.KnownFrom).AppendValue(span.KnownTo)
                    .AppendValue((byte)span.Label.Result).AppendValue(span.Label.Authority).AppendValue(span.Label.Reason).EndRow();
            }
        }
    }

    /// <summary>Children on a day, by authority and reason.</summary>
    public long Day(DateOnly day, long? known = null) => Sum(string.Create(CultureInfo.InvariantCulture, $"""
        select authority, reason, count(*) filter (where result = {(int)Tri.True}), count(*) filter (where result = {(int)Tri.Unknown}), {day.DayNumber}::bigint from span
        where first <= {day.DayNumber} and last >= {day.DayNumber} and {Known(known)} group by authority, reason order by authority, reason
        """));

    /// <summary>The same for each day of a period, as one writes it first: each day joined with the spans that hold on it.</summary>
    public long Series(DateOnly from, DateOnly to) => Sum(string.Create(CultureInfo.InvariantCulture, $"""
        select authority, reason, count(*) filter (where result = {(int)Tri.True}), count(*) filter (where result = {(int)Tri.Unknown}), day
        from range({from.DayNumber}, {to.DayNumber + 1}) as days(day) join span on first <= day and last >= day and {Known(null)} group by day, authority, reason order by day, authority, reason
        """));

    /// <summary>The same rows by steps up and down at the ends of spans: the best way in SQL that we know.</summary>
    public long SeriesBySteps(DateOnly from, DateOnly to) => Sum(string.Create(CultureInfo.InvariantCulture, $"""
        with held as (
          select first, last, authority, reason, (result = {(int)Tri.True})::integer as t, (result <> {(int)Tri.True})::integer as u
          from span where {Known(null)} and first <= {to.DayNumber} and last >= {from.DayNumber}),
        step as (
          select greatest(first, {from.DayNumber}) as day, authority, reason, sum(t)::integer as t, sum(u)::integer as u from held group by all
          union all
          select last + 1, authority, reason, -sum(t)::integer, -sum(u)::integer from held where last < {to.DayNumber} group by all),
        net as (select day, authority, reason, sum(t)::integer as t, sum(u)::integer as u from step group by all),
        grid as (select day::integer as day, authority, reason from range({from.DayNumber}, {to.DayNumber + 1}) as days(day), (select distinct authority, reason from net)),
        total as (
          select grid.authority, grid.reason, grid.day, sum(coalesce(t, 0)) over w as t, sum(coalesce(u, 0)) over w as u
          from grid left join net using (day, authority, reason) window w as (partition by grid.authority, grid.reason order by grid.day))
        select authority, reason, t::bigint, u::bigint, day::bigint from total where t + u > 0 order by day, authority, reason
        """));

    public void Dispose() => connection.Dispose();

    private static string Known(long? moment) => moment is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"known_from <= {known} and known_to > {known}")
        : string.Create(CultureInfo.InvariantCulture, $"known_to = {KnownSpan.StillFollows}");

    /// <summary>Fetches every row, as ours are all handed over; the sum of the true. The library's Arrow batches were tried, and are no faster.</summary>
    private long Sum(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(byte Authority, byte Reason, long True, long Unknown, long Day)>();
        while (reader.Read())
        {
            rows.Add((reader.GetByte(0), reader.GetByte(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4)));
        }

        return rows.Sum(row => row.True);
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

/// <summary>PostgreSQL's own SQL over the same spans, with an index by days.</summary>
internal sealed class PostgresPeer : IDisposable
{
    private readonly NpgsqlConnection connection;

    public PostgresPeer(string where, PackedSpans spans)
    {
        connection = new(where);
        connection.Open();
        Run("create unlogged table span (first integer, last integer, known_to bigint, result smallint, authority smallint, reason smallint)");
        using (var copy = connection.BeginBinaryImport("copy span from stdin (format binary)"))
        {
            foreach (var block in spans.All)
            {
                for (var i = 0; i < block.Head.Count; i++)
                {
                    var span = block.At(i);
                    copy.StartRow();
                    copy.Write(span.First, NpgsqlDbType.Integer);
                    copy.Write(span.Last, NpgsqlDbType.Integer);
                    copy.Write(span.KnownTo, NpgsqlDbType.Bigint);
                    copy.Write((short)span.Label.Result, NpgsqlDbType.Smallint);
                    copy.Write((short)span.Label.Authority, NpgsqlDbType.Smallint);
                    copy.Write((short)span.Label.Reason, NpgsqlDbType.Smallint);
                }
            }

            copy.Complete();
        }

        Run("create index on span (first, last)");
        Run("vacuum analyze span");
    }

    /// <inheritdoc cref="DuckPeer.Day"/>
    public long Day(DateOnly day) => Sum(string.Create(CultureInfo.InvariantCulture, $"""
        select authority, reason, count(*) filter (where result = {(int)Tri.True}) from span
        where first <= {day.DayNumber} and last >= {day.DayNumber} and known_to = {KnownSpan.StillFollows} group by authority, reason
        """));

    /// <summary>Children true on each day of a period, by steps up and down at the ends of spans: the best way in SQL that we know.</summary>
    public long Series(DateOnly from, DateOnly to) => Sum(string.Create(CultureInfo.InvariantCulture, $"""
        with step as (
          select greatest(first, {from.DayNumber}) as day, authority, reason, 1 as by from span
          where result = {(int)Tri.True} and known_to = {KnownSpan.StillFollows} and first <= {to.DayNumber} and last >= {from.DayNumber}
          union all
          select last + 1, authority, reason, -1 from span
          where result = {(int)Tri.True} and known_to = {KnownSpan.StillFollows} and first <= {to.DayNumber} and last >= {from.DayNumber} and last < {to.DayNumber}),
        net as (select day, authority, reason, sum(by) as by from step group by day, authority, reason)
        select authority, reason, sum(by) over (partition by authority, reason order by day)::bigint from net
        """));

    public void Dispose() => connection.Dispose();

    private long Sum(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        using var reader = command.ExecuteReader();
        var sum = 0L;
        while (reader.Read())
        {
            sum += reader.GetInt64(2);
        }

        return sum;
    }

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
