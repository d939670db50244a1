namespace OnRoll.Tests.CommandLine;

/// <summary>Deletion by number at the command line, with its proof.</summary>
public sealed class EraseVerbTests : IDisposable
{
    private readonly Scratch facts = Scratch.Facts("C1,born,2015-05-04,,,,F,,,2024-01-10", "C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10", "C1,attribute,2024-01-01,,,,lac,,,2024-01-10");

    [Fact]
    public void What_is_chosen_goes_the_rest_stays_and_the_chain_proves_it()
    {
        Run("import", facts.Path, "--kind", "facts");
        var held = Run("erase", "202-1", "--list");
        var attribute = held.Rows.Single(row => row["what"].Contains("lac", StringComparison.Ordinal))["assertion"];

        var without = Run("erase", "202-1", "--assertion", attribute);
        var none = Run("erase", "202-1", "--assertion", "99", "--basis", "UK GDPR Art 17(1)(d)");
        var erased = Run("erase", "202-1", "--assertion", attribute, "--basis", "UK GDPR Art 17(1)(d)");
        var again = Run("erase", "202-1", "--assertion", attribute, "--basis", "UK GDPR Art 17(1)(d)");

        Assert.Equal(3, held.Rows.Count);
        Assert.Equal((2, "onroll: Enter the provision or retention rule under which the assertions must be deleted"), (without.Exit, without.Errors[^1]));
        Assert.Equal((2, 2), (none.Exit, again.Exit));
        Assert.Equal(0, erased.Exit);
        Assert.Matches("^202-1: deleted 1; entry [0-9]+ of chain 202, ", erased.Lines[0]);
        Assert.Equal($"assertion {attribute} of 202-1; UK GDPR Art 17(1)(d)", erased.Lines[1]);
        Assert.Matches("^hash [0-9a-f]{64}$", erased.Lines[2]);
        Assert.Contains("(1 deleted)", erased.Lines[3], StringComparison.Ordinal);
        Assert.EndsWith("whole", erased.Lines[3], StringComparison.Ordinal);
        Assert.Equal(2, Run("erase", "202-1", "--list").Rows.Count);
        Assert.Equal(4, Run("erase", "202-9", "--assertion", "1", "--basis", "x").Exit);
        Assert.Equal(2, Run("erase", "Ann", "--assertion", "1", "--basis", "x").Exit);
    }

    [Fact]
    public void The_data_protection_officer_may_and_the_lead_may_not()
    {
        Run("import", facts.Path, "--kind", "facts");
        Run("user", "add", "ada", "--role", "administrator");
        Run("user", "add", "dora", "--role", "auditor", "--as", "ada", "--purpose", "a test");
        Run("user", "add", "lea", "--role", "lead", "--authority", "202", "--as", "ada", "--purpose", "a test");

        Assert.Equal(4, Run("erase", "202-1", "--assertion", "3", "--basis", "asked for", "--as", "lea", "--purpose", "a try").Exit);
        Assert.Equal(4, Run("erase", "202-1", "--list", "--as", "dora", "--purpose", "a try").Exit);
        Assert.Equal(3, Run("erase", "202-1", "--list", "--as", "lea", "--purpose", "rectification asked for").Rows.Count);
        Assert.Equal(0, Run("erase", "202-1", "--assertion", "3", "--basis", "asked for", "--as", "dora", "--purpose", "erasure request").Exit);
    }

    public void Dispose() => facts.Dispose();

    private Typed Run(params string[] words) => Typed.In([.. words, "--db", Path.Combine(facts.Folder, "register.db"), "--format", "csv"]);
}
