using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using OnRoll.Data.Access;
using OnRoll.Data.Casework;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Ledger;

namespace OnRoll.Bench;

/// <summary>An authority in the store: its staff, and which children are its.</summary>
internal sealed record CaseAuthority(LaCode Code, IReadOnlyList<string> Workers, int FirstChild, int Children);

/// <summary>A practice register with cases in every authority of England, loaded by the writers that an import uses.</summary>
/// <remarks>Authorities differ in size by a hundred to one. The table of cases is filled from the same function as with each write, and a sample of it compared with what the product reads.</remarks>
internal sealed class CaseStore(Stage stage)
{
    private const string Source = "benchmark";
    private const int ChildrenAtOnce = 20_000;
    private const int Compared = 300;

    private readonly List<(RecordId Record, string Upn)> keys = [];
    private readonly List<CaseLine> rows = [];
    private readonly DateOnly today = new Domain.Time.Moment(TimeProvider.System.GetUtcNow()).Day;

    public IReadOnlyList<CaseAuthority> Authorities { get; private set; } = [];

    /// <summary>Makes it.</summary>
    /// <param name="workers">How many accounts the authority of a place in the list has.</param>
    /// <returns>Where it is.</returns>
    public string Make(int children, Func<int, int> workers)
    {
        var clock = Stopwatch.StartNew();
        var where = stage.NewOnPostgres(isPractice: true);
        using var register = Register.Open(where, TimeProvider.System);
        Divide(children, workers);
        var door = Stage.DoorOf(register);
        foreach (var authority in Authorities)
        {
            foreach (var worker in authority.Workers)
            {
                door.AddAccount(worker, Role.Officer, authority.Code, "");
            }
        }

        var assertions = Load(register);
        Derive(where);
        Compare(register);
        Stage.Say($"{children:N0} children with {assertions:N0} assertions and {rows.Count:N0} cases in {Authorities.Count} authorities, the largest {Authorities.Max(each => each.Children):N0}; made in {clock.Elapsed.TotalSeconds:N0} s");
        return where;
    }

    private void Divide(int children, Func<int, int> workers)
    {
        var codes = Domain.Identifiers.Authorities.On(today).Select(authority => authority.Code).Order().ToList();
        static int Weight(int place) => (1 + (place % 10)) * (1 + (place % 10));
        var (all, first) = (Enumerable.Range(0, codes.Count).Sum(Weight), 0);
        Authorities = [.. codes.Select((code, place) =>
        {
            var count = place == codes.Count - 1 ? children - first : (int)((long)children * Weight(place) / all);
            var mine = new CaseAuthority(code, [.. Enumerable.Range(1, workers(place)).Select(n => string.Create(CultureInfo.InvariantCulture, $"officer-{code}-{n}"))], first, count);
            first += count;
            return mine;
        })];
    }

    private long Load(Register register)
    {
        using var session = Session.Begin(register.Database);
        session.WallOff();
        var chains = new Chains(session, register);
        var source = SourceRows.Hold(session, default, Source);
        session.AsOwner();
        using var intake = new LedgerIntake(session);
        foreach (var authority in Authorities)
        {
            foreach (var some in Enumerable.Range(authority.FirstChild, authority.Children).Chunk(ChildrenAtOnce))
            {
                var children = some.Select(number => Add(intake, source, authority, number)).ToArray();
                rows.AddRange(children.AsParallel().AsOrdered().Select(child => CaseRows.Of(child, Domain.Time.SchoolCalendars.None, today)).OfType<CaseLine>());
            }
        }

        intake.Settle();
        session.WallOff();
        foreach (var chain in intake.Authorities.Order())
        {
            chains.Hold(chain);
        }

        session.AsOwner();
        var parts = intake.Close().ToList();
        session.WallOff();
        foreach (var (authority, written) in parts)
        {
            chains.Append(new(authority, 0, default, "bench", "operator", GateAction.Import.Name, "file", "benchmark", AuditOutcome.Done, Source, written.Assertions, written));
        }

        session.Commit();
        return parts.Sum(part => part.Written.Assertions);
    }

    private StoredChild Add(LedgerIntake intake, int source, CaseAuthority authority, int number)
    {
        var record = intake.Add(authority.Code, source, Source, string.Create(CultureInfo.InvariantCulture, $"{number}"));
        keys.Add((record, SyntheticCase.UpnOf(authority.Code, number)));
        var lines = SyntheticCase.Of(authority.Code, number, authority.Workers, today);
        lines.ForEach(line => intake.Add(record, line));
        return new([record], Domain.Identity.Joins.None, [.. lines.Select((line, i) => new StoredAssertion(record, i + 1, 1, line.At, false, false, AssertionFields.Of(line.What)))], authority.Code);
    }

    /// <summary>Fills the tables that follow from the ledger, and lets the planner see how much there is, as the server does by itself after a while.</summary>
    private void Derive(string where)
    {
        using var connection = new NpgsqlConnection(where);
        connection.Open();
        var known = new Domain.Time.Moment(TimeProvider.System.GetUtcNow()).Microseconds;
        using (var copy = connection.BeginBinaryImport($"copy derived_case ({CaseRows.Columns}, known) from stdin (format binary)"))
        {
            foreach (var line in rows)
            {
                Write(copy, line, known);
            }

            copy.Complete();
        }

        using (var copy = connection.BeginBinaryImport("copy derived_identifier (key, authority, record) from stdin (format binary)"))
        {
            foreach (var (record, upn) in keys)
            {
                copy.StartRow();
                copy.Write(StrongIdentifiers.Key(new(new(DateOnly.MinValue, DateOnly.MaxValue), IdentifierScheme.Upn, upn))!, NpgsqlDbType.Text);
                copy.Write((short)record.Authority.Number, NpgsqlDbType.Smallint);
                copy.Write(record.Value, NpgsqlDbType.Bigint);
            }

            copy.Complete();
        }

        foreach (var sql in new[] { "vacuum analyze", "select pg_stat_reset()" }) // what is counted from here on is the pages' work
        {
            using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            command.ExecuteNonQuery();
        }
    }

    private static void Write(NpgsqlBinaryImporter copy, CaseLine line, long known)
    {
        void Day(DateOnly? day)
        {
            if (day is { } some)
            {
                copy.Write(some.DayNumber, NpgsqlDbType.Integer);
            }
            else
            {
                copy.WriteNull();
            }
        }

        copy.StartRow();
        copy.Write((short)line.Owner.Number, NpgsqlDbType.Smallint);
        copy.Write(line.Record.Value, NpgsqlDbType.Bigint);
        copy.Write((short)line.State, NpgsqlDbType.Smallint);
        Day(line.Since);
        Day(line.Opened);
        copy.Write(line.Episodes, NpgsqlDbType.Integer);
        copy.Write(line.Worker, NpgsqlDbType.Text);
        Day(line.Waiting);
        Day(line.Due);
        copy.Write(line.DueId, NpgsqlDbType.Text);
        Day(line.OthersDue);
        copy.Write((short)line.Rank, NpgsqlDbType.Smallint);
        copy.Write((short)(line.DoNotContact ? 2 : line.Hold ? 1 : 0), NpgsqlDbType.Smallint);
        copy.Write(line.ProposedBy, NpgsqlDbType.Text);
        copy.Write((short)line.OfferedTo.Number, NpgsqlDbType.Smallint);
        Day(line.LeadFrom);
        Day(line.LeadWaits);
        Day(line.SeniorFrom);
        Day(line.SeniorWaits);
        copy.Write(known, NpgsqlDbType.Bigint);
    }

    /// <summary>Holds a sample of the table against what the product makes of the ledger: a benchmark on other rows than the product's would mean nothing.</summary>
    private void Compare(Register register)
    {
        using var session = Session.Begin(register.Database, writes: false);
        foreach (var row in rows.Where((_, i) => i % Math.Max(1, rows.Count / Compared) == 0))
        {
            var fresh = CaseRows.Of(ChildRows.Read(session, row.Record), register.Calendars(session), today, register.Settings(session, row.Owner));
            session.WallOff();
            var kept = session.List($"select {CaseRows.Columns} from derived_case where authority = @authority and record = @record", CaseRows.Read, ("authority", (short)row.Owner.Number), ("record", row.Record.Value));
            if (kept.Count != 1 || kept[0] != fresh)
            {
                throw new InvalidOperationException($"The table of cases is not what the product would write of child {row.Record}; the figures would mean nothing");
            }
        }
    }
}
