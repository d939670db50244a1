using OnRoll.Data.Access;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Escalations;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Settings;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Store;

/// <summary>What climbs by itself, in the store: lists that are right without any work in between, what the senior officer may read, and the acknowledgement.</summary>
public abstract class EscalationTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private Door Officer => Store.DoorOf(Role.Officer, "202", "officer");

    private Door Lead => Store.DoorOf(Role.Lead, "202", "lead");

    private Door Senior => Store.DoorOf(Role.SeniorOfficer, "202", "senior");

    private DateOnly Today => new Moment(Store.Time.GetUtcNow()).Day;

    [Fact]
    public void Lists_show_on_the_day_who_has_been_reached_though_nothing_ran_in_between()
    {
        var child = Officer.Refer(Web.WebSite.Referral("Ada")).Record; // Monday 10 November 2025: to be answered by the 12th
        Assert.Equal((0, 0, 0), Counts(Lead));

        Store.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal((0, 0, 0), Counts(Lead));
        Store.Time.Advance(TimeSpan.FromDays(1)); // Friday the 14th: two working days after the 12th
        Assert.Equal((1, 0, 1), Counts(Lead));
        Assert.Equal((1, 0, 0), Counts(Senior));
        Assert.Empty(Officer.Cases(new(WorkList.EscalatedToSenior)).Cases);

        Store.Time.Advance(TimeSpan.FromDays(12)); // Wednesday the 26th: ten
        Assert.Equal((1, 1, 1), Counts(Senior));
        var line = Assert.Single(Senior.Cases(new(WorkList.EscalatedToSenior)).Cases).Line;
        Assert.Equal((child, Today, Today), (line.Record, line.SeniorFrom, line.SeniorWaits));
        Assert.Equal(Rung.SeniorOfficer, Assert.Single(Senior.OpenCase(child).Escalations).Rung);

        Do(Officer, child, "decide-referral", ("outcome", "accepted"), ("why", "Ours"));
        Assert.Equal((0, 0, 0), Counts(Senior));
    }

    [Fact]
    public void The_senior_officer_reads_the_log_of_what_has_reached_them_and_of_nothing_else()
    {
        var child = Officer.Refer(Web.WebSite.Referral("Ada")).Record;
        Store.Time.Advance(TimeSpan.FromDays(14));
        Assert.Empty(Senior.OpenCase(child).Log); // with the lead; not with them
        Assert.DoesNotContain(Senior.OpenCase(child).Acts, act => act.Name == "acknowledge-escalation");
        Assert.Throws<GateClosedException>(() => Senior.Do(new AcknowledgeEscalation(), child, new Dictionary<string, string>()));

        Store.Time.Advance(TimeSpan.FromDays(2));
        var seen = Senior.OpenCase(child);

        Assert.NotEmpty(seen.Log);
        Assert.Equal(["acknowledge-escalation"], seen.Acts.Select(act => act.Name));
        Assert.Throws<GateClosedException>(() => Store.DoorOf(Role.SeniorOfficer, "206", "neighbour").OpenCase(child));
    }

    [Fact]
    public void An_acknowledgement_is_recorded_and_leaves_the_queue_and_not_the_list()
    {
        var child = Officer.Refer(Web.WebSite.Referral("Ada")).Record;
        Store.Time.Advance(TimeSpan.FromDays(16));
        var which = Assert.Single(Senior.OpenCase(child).Escalations).Key;

        Do(Senior, child, "acknowledge-escalation", ("which", which), ("will", "The lead decides today"), ("until", Iso(1)));

        Assert.Equal((1, 1, 0), Counts(Senior));
        Assert.Equal((1, 1, 0), Counts(Lead)); // whoever stands above has spoken
        var said = Assert.Single(Officer.OpenCase(child).Escalations).Acknowledged;
        Assert.Equal(("senior", "The lead decides today"), (said?.By, said?.Will));
        Assert.Contains(Officer.OpenCase(child).Due, item => item.Id == "D14" && item.IsOverdueOn(Today));
        Assert.Contains(Officer.OpenCase(child).Log, line => line.Entry is EscalationAcknowledged);
        Assert.Empty(Store.Operator.Verify().Findings);
    }

    [Fact]
    public void The_step_to_the_senior_officer_is_theirs_to_set_and_counts_for_what_runs_out_from_its_day_on()
    {
        Dictionary<string, string> Step(string setting) => new() { ["setting"] = setting, ["days"] = "3", ["unit"] = "working-day", ["from"] = Iso(1), ["why"] = "Agreed" };
        Assert.Equal("setting.senior", Assert.Single(Lead.Set(default, Step(LocalSetting.ToSeniorOfficer))).Code);
        Assert.Empty(Senior.Set(default, Step(LocalSetting.ToSeniorOfficer)));
        var child = Officer.Refer(Web.WebSite.Referral("Ada")).Record;

        Store.Time.Advance(TimeSpan.FromDays(7)); // Monday the 17th: three working days after the 12th

        Assert.Equal(child, Assert.Single(Senior.Cases(new(WorkList.EscalatedToSenior)).Cases).Line.Record);
        Assert.Contains("the authority's own setting since 11 November 2025", Assert.Single(Senior.OpenCase(child).Escalations).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void The_kept_rows_equal_a_fresh_derivation_and_an_upgrade_makes_them_anew()
    {
        Officer.Refer(Web.WebSite.Referral("Ada"));
        Store.Time.Advance(TimeSpan.FromDays(16));
        var kept = Kept();

        Store.Operator.Rebuild(onlyStale: false);
        Assert.Equal(kept, Kept());
        BackToVersion4();
        var (upgraded, before) = Register.CreateOrUpgrade(Store.Where, Store.Time);
        upgraded.Dispose();
        Store.Reopen();

        Assert.Equal(4, before);
        Assert.Equal(kept, Kept());
    }

    private List<(RecordId, DateOnly?, DateOnly?, DateOnly?, DateOnly?)> Kept() =>
        [.. Senior.Cases(new(WorkList.Escalated)).Cases.Select(each => each.Line).Select(line => (line.Record, line.LeadFrom, line.LeadWaits, line.SeniorFrom, line.SeniorWaits))];

    private static (int Escalated, int ToSenior, int ToAcknowledge) Counts(Door door) =>
        door.Queues().Teams is var teams ? (teams[WorkList.Escalated], teams[WorkList.EscalatedToSenior], teams[WorkList.ToAcknowledge]) : default;

    private static void Do(Door door, RecordId child, string act, params (string Name, string Value)[] answers)
    {
        var decision = door.Do(Acts.Find(act)!, child, answers.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal));
        Assert.True(!decision.IsRefused, $"{act}: {string.Join(' ', decision.Problems.Select(problem => problem.Code))}");
    }

    private string Iso(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Takes away what version 5 brought, and what came after it.</summary>
    private void BackToVersion4()
    {
        using var session = Session.Begin(Store.Register.Database);
        foreach (var column in new[] { "lead_from", "lead_waits", "senior_from", "senior_waits" })
        {
            session.Execute($"alter table derived_case drop column {column}");
        }

        foreach (var index in new[] { "assertion_registered", "assertion_tied", "assertion_address", "assertion_put" })
        {
            session.Execute($"drop index {index}");
        }

        session.Execute("drop table kept_filter");
        session.Execute("drop table setting");
        session.Execute("drop table edition");
        session.Execute("update register set value = '4' where key = 'schema'");
        session.Commit();
    }
}

public sealed class EscalationOnSqlite() : EscalationTests(AnyRegister.OnSqlite);

public sealed class EscalationOnPostgres(PostgresServer server) : EscalationTests(() => AnyRegister.OnPostgres(server));
