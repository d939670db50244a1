using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Tests.Store;

/// <summary>An act writes into those parts of a record alone that the role may write: whoever may record education may not for that record a protection plan.</summary>
public abstract class PartsOfRecordTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private const string School = "100001";

    [Theory]
    [InlineData(Role.SchoolOffice, "cp", false)]
    [InlineData(Role.SchoolOffice, "ehcp", true)]
    [InlineData(Role.Head, "cp", true)]
    [InlineData(Role.Head, "ehcp", true)]
    [InlineData(Role.Officer, "lac", false)]
    [InlineData(Role.Officer, "grt", true)]
    [InlineData(Role.Lead, "missing-report", false)]
    [InlineData(Role.AttendanceOfficer, "cin", false)]
    [InlineData(Role.AttendanceOfficer, "young-carer", true)]
    [InlineData(Role.SocialWorker, "cp", true)]
    [InlineData(Role.SocialWorker, "ehcp", false)]
    public void A_characteristic_is_recorded_by_those_to_whose_part_it_belongs(Role role, string name, bool may)
    {
        var child = Child();

        var decision = DoorOf(role).Do(Acts.Find("characteristic")!, child, new Dictionary<string, string> { ["name"] = name, ["from"] = Iso() });

        Assert.Equal(may ? [] : ["name.choice"], decision.Problems.Select(problem => problem.Code));
        Assert.Equal(may, Store.Operator.Read(child).Ledger.Lines.Any(line => line.What is Attributed attribute && attribute.Name == name));
    }

    [Theory]
    [InlineData(Role.Officer, true)]
    [InlineData(Role.AttendanceOfficer, true)]
    [InlineData(Role.SchoolOffice, true)]
    [InlineData(Role.Head, true)]
    [InlineData(Role.SenOfficer, false)]
    [InlineData(Role.VirtualSchoolHead, false)]
    [InlineData(Role.ExclusionsOfficer, false)]
    [InlineData(Role.SocialWorker, false)]
    public void Whereabouts_are_recorded_by_those_alone_who_may_say_in_the_log_who_told_them(Role role, bool may)
    {
        var child = Child();
        Decision Ask() => DoorOf(role).Do(Acts.Find("whereabouts")!, child, new Dictionary<string, string> { ["kind"] = "unknown", ["on"] = Iso(), ["why"] = "A neighbour" });

        if (may)
        {
            Assert.False(Ask().IsRefused);
        }
        else
        {
            Assert.Throws<GateClosedException>(Ask);
        }

        Assert.Equal(may, Store.Operator.Read(child).Ledger.Lines.Any(line => line.What is WhereaboutsReported { Kind: Whereabouts.Unknown }));
    }

    private RecordId Child()
    {
        var officer = Store.DoorOf(Role.Officer, "202", "officer");
        var child = officer.Refer(Web.WebSite.Referral("Ada")).Record;
        Store.Operator.Record(GateAction.RecordFacts, child, (_, now) => Decision.Record(new Registered(new(now.Day), School, SchoolKind.School, null)));
        Store.Operator.Tie(child, "tester", Ties.Case);
        return child;
    }

    private Door DoorOf(Role role) => Store.DoorOf(role, "202", "tester", School);

    private string Iso() => new Moment(Store.Time.GetUtcNow()).Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class PartsOfRecordOnSqlite() : PartsOfRecordTests(AnyRegister.OnSqlite);

public sealed class PartsOfRecordOnPostgres(PostgresServer server) : PartsOfRecordTests(() => AnyRegister.OnPostgres(server));
