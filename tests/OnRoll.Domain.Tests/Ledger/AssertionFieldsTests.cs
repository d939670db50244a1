using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Ledger;

/// <summary>What is stored of an assertion gives it back whole.</summary>
public sealed class AssertionFieldsTests
{
    private static readonly DateSpan Held = new(new(2025, 9, 1), new DateOnly(2026, 7, 17));
    private static readonly PersonName Name = new("Ana-Maria", "", "O'Brien de Souza");

    private static LaCode Camden => LaCode.TryParse("202", out var code, out _) ? code : default;

    /// <summary>One of every kind. A reason whose word stands in both lists is read as the collection's, in files and here.</summary>
    private static IEnumerable<Assertion> One() =>
    [
        new Born(null, Sex.Unknown), new Born(new DateOnly(2014, 2, 28), Sex.Female), new Died(new(2026, 1, 2)),
        new Resident(Held, Camden, IsConfirmed: true, ""), new Resident(new(Held.First), LaCode.Scotland, IsConfirmed: false, "flat"),
        new Timetabled(Held, "100001", null), new Attended(Held, "", 12.25m), new Attributed(Held, "ehcp", ""),
        .. Each<SchoolKind>(kind => new Registered(Held, "a school", kind, 0m)),
        .. Each<AbsenceKind>(kind => new Absent(Held, kind, "100001")),
        .. Each<ProvisionKind>(kind => new Provided(Held, kind, "a centre", 5.5m, Judgement.NotJudged)),
        .. Each<Judgement>(judged => new Provided(Held, ProvisionKind.Tuition, "", null, judged)),
        .. Each<HomeEducation>(kind => new HomeEducated(Held, kind)),
        .. Each<Whereabouts>(kind => new WhereaboutsReported(Held, kind)),
        .. Each<ExclusionKind>(kind => new Excluded(Held, kind, "100001")),
        .. Each<ApplicationKind>(kind => new Applied(Held, kind, "100001")),
        .. Reasons.Collection.Concat(Reasons.Table2).DistinctBy(reason => reason.Slug).Select(reason => new ReasonRecorded(Held, reason)),
        .. Each<NameKind>(kind => new Named(Held, kind, Name)),
        .. Each<IdentifierScheme>(kind => new Identified(Held, kind, "A123")),
        .. Each<AddressKind>(kind => new Addressed(Held, kind, new("1 High Street", "", "Leeds", "LS1 1AA"))),
        .. Each<ContactKind>(kind => new Contacted(Held, kind, Name, "", "a@b.example")),
        .. Each<ProtectionKind>(kind => new Protected(Held, kind)),
        new Noted(new(2026, 3, 1), "k1", "an-account", "A note, with a line\nbroken and a \"quote\""),
    ];

    private static IEnumerable<Assertion> Each<T>(Func<T, Assertion> make)
        where T : struct, Enum => Enum.GetValues<T>().Select(make);

    [Fact]
    public void Every_assertion_comes_back_as_it_went_in() =>
        Assert.All(One(), assertion => Assert.Equal(assertion, AssertionFields.Of(assertion).ToAssertion()));

    [Fact]
    public void Every_kind_of_fact_is_tried_above() =>
        Assert.Equal(Enum.GetValues<Fact>(), One().Select(assertion => AssertionFields.Of(assertion).Fact).Distinct().Order());

    [Fact]
    public void Columns_that_nobody_wrote_are_refused_without_repeating_them()
    {
        var damaged = AssertionFields.Of(new Named(Held, NameKind.Legal, Name)) with { Detail = "Ana" };

        var fault = Assert.Throws<FormatException>(() => damaged.ToAssertion());

        Assert.DoesNotContain("Ana", fault.Message, StringComparison.Ordinal);
    }
}
