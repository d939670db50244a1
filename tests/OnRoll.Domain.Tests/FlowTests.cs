using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace OnRoll.Domain.Tests;

/// <summary>Data runs from left to right: a folder of the domain leans only on those before it.</summary>
public sealed class FlowTests
{
    private static readonly ArchUnitNET.Domain.Architecture Domain = new ArchLoader().LoadAssemblies(typeof(Tri).Assembly).Build();

    /// <summary>Each folder with those that come after it. Intake and ledger stand together: rows become assertions.</summary>
    [Theory]
    [InlineData("Time", "Identifiers", "Law", "Intake", "Ledger", "Schools", "Status", "Clocks", "Counting", "Rolls")]
    [InlineData("Identifiers", "Law", "Intake", "Ledger", "Schools", "Status", "Clocks", "Counting", "Rolls")]
    [InlineData("Ledger", "Schools", "Status", "Clocks", "Counting", "Rolls")]
    [InlineData("Intake", "Schools", "Status", "Clocks", "Counting", "Rolls")]
    [InlineData("Schools", "Ledger", "Status", "Clocks", "Counting", "Rolls")]
    [InlineData("Status", "Schools", "Clocks", "Counting", "Rolls")]
    [InlineData("Clocks", "Schools", "Counting", "Rolls")]
    [InlineData("Counting", "Schools", "Clocks", "Rolls")]
    [InlineData("Rolls", "Status", "Clocks", "Counting")]
    public void A_folder_does_not_lean_on_those_after_it(string folder, params string[] after)
    {
        foreach (var later in after)
        {
            Types().That().ResideInNamespace($"OnRoll.Domain.{folder}")
                .Should().NotDependOnAny(Types().That().ResideInNamespace($"OnRoll.Domain.{later}"))
                .Because($"{folder} comes before {later}").Check(Domain);
        }
    }

    [Fact]
    public void The_check_sees_a_dependence_that_is_there() =>
        Assert.False(Types().That().ResideInNamespace("OnRoll.Domain.Status")
            .Should().NotDependOnAny(Types().That().ResideInNamespace("OnRoll.Domain.Ledger")).HasNoViolations(Domain));

    /// <summary>The law's own rules know nothing of what is built on them; only the book that lists every rule does.</summary>
    [Fact]
    public void The_law_leans_on_nothing_but_its_book() =>
        Types().That().ResideInNamespace("OnRoll.Domain.Law").And().DoNotHaveNameStartingWith("LawBook").And().DoNotHaveNameStartingWith("LawPage")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching("OnRoll.Domain.(Ledger|Schools|Status|Clocks|Counting|Rolls)"))
            .Check(Domain);
}
