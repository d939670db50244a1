using System.Text;
using OnRoll.Data;
using OnRoll.Data.Csv;
using OnRoll.Data.Intake;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;

namespace OnRoll.Tests.Intake;

/// <summary>Whatever a file about children holds, the rest of it is read and what is wrong is said by line and column.</summary>
public sealed class RecordFileTests
{
    private const string Header = "school,id,given_name,surname,date_of_birth,entry_date,enrolment";
    private const string Good = "100012,17,Zeph,Quillon,2015-03-04,2022-09-05,C";
    private static readonly DateOnly Today = new(2026, 10, 12);

    private readonly List<Finding> findings = [];
    private readonly List<Statement> statements = [];
    private readonly List<RejectedLine> rejected = [];

    [Fact]
    public void A_roll_is_read_row_by_row()
    {
        var read = Roll(Header, Good, "100012,18,Ada,Quaid,04/03/2015,20220905,M");

        Assert.Equal((2, 0, false), (read.Accepted, read.Rejected, read.IsRefused));
        Assert.Equal(["17", "18"], statements.Select(statement => statement.Id));
        Assert.Empty(findings);
    }

    [Fact]
    public void Common_other_names_and_any_order_and_case_will_do()
    {
        var read = Roll("EnrolStatus,LNAME,Forename,DOB,URN,EntryDate,pupil_id,City,suburb,Gender,Post_Code", "C,Quillon,Zeph,2015-03-04,100012,2022-09-05,17,Leeds,Holbeck,F,LS1 1AA");

        Assert.Equal(1, read.Accepted);
        var says = Assert.Single(statements).Says;
        Assert.Equal(new PostalAddress("", "Holbeck", "Leeds", "LS1 1AA"), Assert.Single(says.OfType<Addressed>()).Address);
        Assert.Equal((new("Zeph", "", "Quillon"), Sex.Female), (Assert.Single(says.OfType<Named>()).Name, Assert.Single(says.OfType<Born>()).Sex));
    }

    [Fact]
    public void A_rejected_row_is_kept_as_it_came_and_mended_it_goes_in()
    {
        Roll(Header, Good, "100012,18,Ada,\"Quaid, or so\",2015-02-30,2022-09-05,C", "100012,19,Bea", "100012,20,B\"ea\",Quaid,2015-02-20,2022-09-05,C");

        Assert.Equal([3L, 4L, 5L], rejected.Select(line => line.Finding.Line));
        Assert.Equal("100012,18,Ada,\"Quaid, or so\",2015-02-30,2022-09-05,C", rejected[0].Raw);
        Assert.Equal(Header, rejected[0].Header);
        Assert.All(findings, finding => Assert.DoesNotMatch("Ada|Bea|Quaid|2015", finding.In("roll.csv")));

        statements.Clear();
        var read = Roll($"line,problem,{Header}", $"3,mended,{rejected[0].Raw.Replace("02-30", "02-03", StringComparison.Ordinal)}");
        Assert.Equal((1, "18"), (read.Accepted, Assert.Single(statements).Id));
    }

    [Fact]
    public void Of_rejected_rows_it_is_remembered_whose_they_are()
    {
        var read = Roll(Header, "100012,18,Ada,Quaid,2015-02-30,2022-09-05,C", "100012,,Ada,Quaid,2015-02-03,2022-09-05,C", "100012,19");

        Assert.Equal((0, 3, 2), (read.Accepted, read.Rejected, read.UnreadWithoutId));
        Assert.Equal([("urn-100012", "18")], read.Unread);
    }

    [Theory]
    [InlineData("school,id,given_name,surname,date_of_birth,enrolment", "entry_date: is missing from the header")]
    [InlineData(Header + ",dob", "date_of_birth: stands twice in the header")]
    public void A_header_that_will_not_do_refuses_the_file_and_names_the_column(string header, string fault)
    {
        Assert.True(Roll(header, Good).IsRefused);
        Assert.Contains(findings, finding => $"{finding.Column}: {finding.What}" == fault);
    }

    [Fact]
    public void Bytes_of_every_damage_are_answered()
    {
        var text = $"{Header}\r\n{Good}\r\n";
        Assert.Equal(1, Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]).Accepted);
        Assert.True(Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]).IsRefused);
        Assert.True(Read(Encoding.BigEndianUnicode.GetBytes(text)).IsRefused);
        Assert.True(Read([]).IsRefused);
        Assert.Equal((0, 1), Counts(Encoding.Latin1.GetBytes($"{Header}\n{Good.Replace("Zeph", "Zo\u00e9", StringComparison.Ordinal)}\n")));
        Assert.Equal((0, 1), Counts(Encoding.UTF8.GetBytes($"{Header}\n{Good.Replace("Zeph", "\"Zeph", StringComparison.Ordinal)}\n")));
        Assert.Equal((1, 1), Counts(Encoding.UTF8.GetBytes($"{Header}\n{Good.Replace("Zeph", "\"Zeph", StringComparison.Ordinal)}\n{Good}\n")));
        Assert.Equal((0, 1), Counts(Encoding.UTF8.GetBytes($"{Header}\n{Good.Replace("Zeph", "Ze\0ph", StringComparison.Ordinal)}\n")));
    }

    [Fact]
    public void Ten_thousand_columns_and_huge_fields_are_answered_in_good_time()
    {
        var many = string.Join(',', Enumerable.Range(0, 10_000).Select(number => $"c{number}"));

        Assert.Equal(1, Roll($"{Header},{many}", $"{Good},{new string(',', 9_999)}").Accepted);
        Assert.Contains(findings, finding => finding.What == "10000 columns are not used");
        Assert.Equal((0, 1), Counts(Encoding.UTF8.GetBytes($"{Header}\n{Good.Replace("Zeph", new string('z', 5_000_000), StringComparison.Ordinal)}\n")));
        Assert.Contains(findings, finding => finding is { Column: "given_name", What: "is longer than 200 characters" });
    }

    [Fact]
    public void A_saved_map_reads_an_old_system_and_says_what_it_could_not()
    {
        using var saved = Bytes("column,means,value\nRef,case_id,\nFamily,surname,\nWhy,reason,\nWhy,unknown,Lost\nGone,closed,\n");
        var map = ColumnMapFile.Read(saved, findings.Add);
        using var cases = Bytes("Ref,forename,Family,dob,opened,Why\n9,Zeph,Quillon,2015-03-04,2026-03-02,lost\n10,Ada,Quaid,2014-03-04,2026-03-02,Moon\n");

        var read = RecordFile.Read(cases, "caseload", new(Today) { Map = map }, statements.Add, findings.Add);

        Assert.Equal(2, read.Accepted);
        Assert.Equal("unknown", Assert.Single(statements[0].Says.OfType<ReasonRecorded>()).Reason.Slug);
        Assert.Equal([(1L, "Gone", "is in the map and not in the header"), (3L, "reason", "is a word we do not know, on this line; it was left out and the rest of the line is in")],
            findings.Select(finding => (finding.Line, finding.Column, finding.What)));
    }

    [Fact]
    public void A_map_with_a_column_that_we_do_not_have_refuses_the_file()
    {
        using var roll = Bytes($"{Header}\n{Good}\n");

        var read = RecordFile.Read(roll, "roll", new(Today) { Map = new([("id", "number")], []) }, statements.Add, findings.Add);

        Assert.True(read.IsRefused);
        Assert.Equal("number", Assert.Single(findings).Column);
        Assert.Empty(statements);
    }

    [Fact]
    public void A_map_may_give_one_of_our_own_names_another_meaning()
    {
        using var roll = Bytes("school,id,upn,given_name,surname,date_of_birth,entry_date,enrolment\n100012,B801200005001,17,Zeph,Quillon,2015-03-04,2022-09-05,C\n");

        RecordFile.Read(roll, "roll", new(Today) { Map = new([("id", "upn"), ("upn", "id")], []) }, statements.Add, findings.Add);

        Assert.Equal(("17", "B801200005001"), (Assert.Single(statements).Id, Assert.Single(statements[0].Says.OfType<Identified>()).Value));
    }

    [Fact]
    public void Every_kind_is_recognised_by_its_own_columns_and_by_other_names_of_them()
    {
        Assert.All(RecordKinds.Layouts, layout => Assert.Equal(layout.Kind, FileKinds.Recognise(layout.Columns)));
        Assert.All(RecordKinds.Layouts, layout => Assert.Equal(layout.Kind, FileKinds.Recognise(layout.Columns.Select(column => layout.AlsoCalled.LastOrDefault(other => other.Column == column).Met ?? column))));
    }

    [Theory]
    [InlineData("school,id,upn,former_upn,given_name,middle_names,surname,date_of_birth,sex,address_1,address_2,town,postcode,entry_date,leaving_date,enrolment,year", "roll")]
    [InlineData("school,id,upn,given_name,middle_names,surname,date_of_birth,sex,address_1,address_2,town,postcode,entry_date,previous_school,previous_authority", "joiners")]
    [InlineData("school,id,upn,given_name,middle_names,surname,date_of_birth,sex,address_1,address_2,town,postcode,last_day,ground,destination,destination_school,destination_authority,new_address_1,new_town,new_postcode,parent_given_name,parent_surname,phone", "leavers")]
    [InlineData("id,authority,given_name,middle_names,surname,date_of_birth,sex,address_1,address_2,town,postcode,nhs_number,upn,parent_given_name,parent_surname,phone,email,source", "population")]
    [InlineData("id,given_name,middle_names,surname,date_of_birth,sex,address_1,town,postcode,upn,referred_on,last_seen,referred_by,referrer,reason,school,authority", "referrals")]
    [InlineData("case_id,upn,given_name,surname,date_of_birth,sex,address_1,town,postcode,opened,closed,reason,reason_from,whereabouts,last_school,last_school_left,provision,provision_from,hours,officer,outcome", "caseload")]
    public void The_layouts_that_are_sent_are_recognised_and_every_column_of_them_is_used(string header, string kind)
    {
        Assert.Equal(kind, FileKinds.Recognise(header.Split(',')));
        using var file = Bytes($"{header}\n");
        Assert.False(RecordFile.Read(file, kind, new(Today), statements.Add, findings.Add).IsRefused);
        Assert.Empty(findings);
    }

    [Fact]
    public void What_was_recognised_or_why_not_is_said()
    {
        Assert.Equal("recognised as roll by its columns school, id, entry_date, enrolment; if it is none, say what it is with --kind", FileKinds.Examine(Header.Split(','), ColumnMap.None).Because);
        Assert.Equal(new(null, "the header fits no kind of file; it comes nearest to roll, which would have enrolment too; say what it is with --kind, and what its columns mean with --map"),
            FileKinds.Examine(["School", "id ", "entry_date"], ColumnMap.None));
        var headless = FileKinds.Examine(Good.Split(','), ColumnMap.None);
        Assert.Null(headless.Kind);
        Assert.StartsWith("the header has none of the columns we know", headless.Because, StringComparison.Ordinal);
        Assert.DoesNotMatch("Zeph|Quillon", headless.Because);
        Assert.Equal("caseload", FileKinds.Examine(["Ref", "Started"], new([("ref", "case_id"), ("started", "opened")], [])).Kind);
    }

    private RecordsRead Roll(params string[] lines) => Read(Encoding.UTF8.GetBytes(string.Join('\n', [.. lines, ""])));

    private (long Accepted, long Rejected) Counts(byte[] bytes) => Read(bytes) is var read ? (read.Accepted, read.Rejected) : default;

    private RecordsRead Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return RecordFile.Read(stream, "roll", new(Today), statements.Add, findings.Add, rejected.Add);
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
