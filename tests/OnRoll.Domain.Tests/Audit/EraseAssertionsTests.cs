using OnRoll.Domain.Audit;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Audit;

public sealed class EraseAssertionsTests
{
    private static readonly RecordId Record = new(LaCode.FromNumber(202), 1);
    private static readonly DateOnly First = new(2025, 1, 6);

    [Fact]
    public void What_was_said_twice_or_withdrawn_goes_with_its_twin()
    {
        StoredAssertion[] held = [Line(1, 30), Line(2, 30, withdraws: true), Line(3, 30), Line(4, 60)];

        var (problems, goes) = new EraseAssertions(Record, [1], "an order").Check(held);

        Assert.Empty(problems);
        Assert.Equal([1, 2, 3], goes);
    }

    [Fact]
    public void What_was_corrected_is_to_be_named_with_its_correction()
    {
        StoredAssertion[] held = [Line(1, 30), Line(2, 60)];

        var (problems, goes) = new EraseAssertions(Record, [2], "an order").Check(held);

        Assert.Equal("What was corrected would stand again: 1. Name those too, or record first what is so instead", Assert.Single(problems).Sentence);
        Assert.Empty(goes);
        Assert.Equal([1, 2], new EraseAssertions(Record, [1, 2], "an order").Check(held).Goes);
        Assert.Equal([1], new EraseAssertions(Record, [1], "an order").Check(held).Goes);
    }

    [Theory]
    [InlineData(" ", new long[] { 1 }, "basis.required")]
    [InlineData("an order", new long[0], "erase.none")]
    [InlineData("an order", new long[] { 1, 9 }, "erase.none")]
    public void Without_a_basis_or_anything_held_nothing_goes(string basis, long[] chosen, string code)
    {
        var (problems, goes) = new EraseAssertions(Record, chosen, basis).Check([Line(1, 30)]);

        Assert.Equal(code, Assert.Single(problems).Code);
        Assert.Empty(goes);
    }

    /// <summary>A school's register of so many days.</summary>
    private static StoredAssertion Line(long id, int days, bool withdraws = false) => new(
        Record, id, 1, Moment.FromMicroseconds(id), withdraws, IsUndated: false, AssertionFields.Of(new Registered(new(First, First.AddDays(days)), "100001", SchoolKind.School, null)));
}
