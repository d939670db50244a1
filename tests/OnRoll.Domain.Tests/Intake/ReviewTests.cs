using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Tests.Intake;

public sealed class ReviewTests
{
    private const string Upn = "B801200005001";
    private const string Pupil = $"school=100012;id=17;upn={Upn};given_name=Zeph;surname=Quillon;date_of_birth=2015-03-04;entry_date=2026-09-07;enrolment=C";

    private readonly Dictionary<string, KnownChild> records = [];
    private readonly List<(IdentifierScheme Scheme, string Value, DateOnly Birth, KnownChild Child)> borne = [];
    private readonly Dictionary<string, Tri> missing = [];

    private static DateOnly Birth => new(2015, 3, 4);

    private Review Review => new(Code("202"), new(
        (source, id) => records.GetValueOrDefault($"{source}/{id}"),
        (scheme, value, birth) => [.. borne.Where(known => known.Scheme == scheme && known.Value == value && known.Birth == birth).Select(known => known.Child)],
        (child, _) => missing.GetValueOrDefault(child, Tri.False)));

    // Whether the id is on record and who keeps it, whether the UPN finds a child and who keeps it, is it missing, the row's status: the category.
    [Theory]
    [InlineData("", "", "no", "C", ReviewCategory.New)]
    [InlineData("202", "", "no", "C", ReviewCategory.AlreadyHere)]
    [InlineData("", "202", "no", "C", ReviewCategory.AlreadyHere)]
    [InlineData("none", "", "no", "C", ReviewCategory.AlreadyHere)]
    [InlineData("", "301", "no", "C", ReviewCategory.MovedIn)]
    [InlineData("301", "", "no", "C", ReviewCategory.MovedIn)]
    [InlineData("202", "", "yes", "C", ReviewCategory.Close)]
    [InlineData("", "202", "yes", "S", ReviewCategory.Close)]
    [InlineData("", "301", "yes", "C", ReviewCategory.Close)]
    [InlineData("202", "", "perhaps", "C", ReviewCategory.AlreadyHere)]
    [InlineData("202", "", "yes", "G", ReviewCategory.AlreadyHere)]
    [InlineData("202", "", "yes", "P", ReviewCategory.AlreadyHere)]
    [InlineData("301", "", "yes", "G", ReviewCategory.MovedIn)]
    public void A_row_is_in_the_category_that_the_register_makes_it(string ofRecord, string bearing, string isMissing, string status, ReviewCategory category)
    {
        if (ofRecord.Length > 0)
        {
            records["urn-100012/17"] = new("K1", Code(ofRecord));
        }

        if (bearing.Length > 0)
        {
            borne.Add((IdentifierScheme.Upn, Upn, Birth, new("K1", Code(bearing))));
        }

        missing["K1"] = isMissing switch { "yes" => Tri.True, "no" => Tri.False, _ => Tri.Unknown };

        var line = Review.Of(Row(Pupil, $"enrolment={status}"));

        Assert.Equal((category, category is ReviewCategory.New ? null : "K1"), (line.Category, line.Child));
        Assert.DoesNotMatch($"Zeph|Quillon|{Upn}", line.Because);
    }

    [Fact]
    public void Closing_is_proposed_to_a_second_person_and_never_done()
    {
        records["urn-100012/17"] = new("K1", Code("301"));
        missing["K1"] = Tri.True;

        Assert.EndsWith("; 301 keeps the record. Closing is proposed: evidence of attendance and a second person decide", Review.Of(Row(Pupil)).Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date_of_birth=2015-03-05")]
    [InlineData("date_of_birth=")]
    [InlineData("upn=")]
    [InlineData("upn=B801200005002")]
    [InlineData("upn=;former_upn=B801200005001")]
    public void A_child_is_found_by_a_sound_identifier_with_the_same_birth_and_by_no_former_one(string change)
    {
        borne.Add((IdentifierScheme.Upn, Upn, Birth, new("K1", Code("202"))));
        borne.Add((IdentifierScheme.FormerUpn, Upn, Birth, new("K1", Code("202"))));
        borne.Add((IdentifierScheme.Upn, "B801200005002", Birth, new("K1", Code("202"))));

        Assert.Equal(ReviewCategory.New, Review.Of(Row(Pupil, change)).Category);
    }

    [Fact]
    public void A_temporary_UPN_finds_nobody()
    {
        borne.Add((IdentifierScheme.Upn, "M80120000500A", Birth, new("K1", Code("202"))));

        Assert.Equal(ReviewCategory.New, Review.Of(Row(Pupil, "upn=M80120000500A")).Category);
    }

    [Fact]
    public void Where_several_children_fit_a_person_decides()
    {
        borne.Add((IdentifierScheme.Upn, Upn, Birth, new("K1", Code("202"))));
        borne.Add((IdentifierScheme.Upn, Upn, Birth, new("K2", Code("202"))));

        var line = Review.Of(Row(Pupil));

        Assert.Equal((ReviewCategory.New, null), (line.Category, line.Child));
        Assert.Contains("2 children", line.Because, StringComparison.Ordinal);

        records["urn-100012/17"] = new("K2", Code("202"));
        Assert.Contains("another child", Review.Of(Row(Pupil)).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_row_says_what_to_mend() =>
        Assert.Equal(new(4, ReviewCategory.Rejected, null, default, Tri.Unknown, "id: is blank; give it"), Review.Of(Finding.Reject(4, "id", "is blank", "give it")));

    [Fact]
    public void At_commit_a_row_whose_category_changed_is_held_back_and_said()
    {
        var sheet = Sheet.OfRolls();
        Statement[] rows = [sheet.Read(Pupil)!, sheet.Read(Pupil, "id=18;upn=")!, sheet.Read(Pupil, "id=19;upn=")!];
        records["urn-100012/19"] = new("K3", Code("202"));
        var reviewed = new ReviewSheet([.. rows.Take(3).Select(Review.Of)]);
        var unchanged = new ReviewSheet([.. rows.Select(Review.Of)]).Fingerprint;

        records["urn-100012/18"] = new("K2", Code("202"));
        records["urn-100012/19"] = new("K3", Code("301"));
        var again = reviewed.Recheck(rows, Review);

        Assert.Equal(["17"], again.Go.Select(row => row.Id));
        Assert.Equal(
            ["was new when it was reviewed and is already-here now: review it again", "was already-here when it was reviewed and is moved-in now: review it again"],
            again.Held.Select(held => held.Because));
        Assert.Equal(unchanged, reviewed.Fingerprint);
        Assert.NotEqual(unchanged, new ReviewSheet([.. rows.Select(Review.Of)]).Fingerprint);
    }

    [Fact]
    public void At_commit_a_row_of_another_child_or_never_reviewed_is_held_back()
    {
        var rolls = Sheet.OfRolls();
        var row = rolls.Read(Pupil)!;
        records["urn-100012/17"] = new("K1", Code("202"));
        var reviewed = new ReviewSheet([Review.Of(row)]);
        Assert.Single(reviewed.Recheck([row], Review).Go);

        records["urn-100012/17"] = new("K2", Code("202"));
        var again = reviewed.Recheck([row, rolls.Read(Pupil, "id=18")!], Review);

        Assert.Empty(again.Go);
        Assert.Equal([true, false], again.Held.Select(held => held.Then is not null));
    }

    [Fact]
    public void A_sheet_counts_its_categories()
    {
        var sheet = new ReviewSheet([Review.Of(Row(Pupil)), Review.Of(Finding.Reject(3, "id", "is blank", "give it"))]);

        Assert.Equal([1, 0, 0, 0, 1], Enum.GetValues<ReviewCategory>().Select(sheet.Count));
        Assert.Equal(["new", "already-here", "moved-in", "close", "rejected"], Enum.GetValues<ReviewCategory>().Select(ReviewSheet.Word));
    }

    private static Statement Row(params ReadOnlySpan<string> parts) => Sheet.OfRolls().Read(parts)!;

    private static LaCode Code(string text) => LaCode.TryParse(text, out var code, out _) ? code : default;
}
