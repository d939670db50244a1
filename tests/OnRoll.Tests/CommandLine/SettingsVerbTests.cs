namespace OnRoll.Tests.CommandLine;

/// <summary>An authority's own settings at the command line.</summary>
public sealed class SettingsVerbTests : IDisposable
{
    private readonly Scratch folder = Scratch.Of("", "nothing");

    [Fact]
    public void A_figure_is_shown_with_whose_it_is_and_set_from_a_day_on()
    {
        Run("init");
        Run("user", "add", "ada", "--role", "administrator");
        foreach (var (name, role) in new[] { ("lea", "lead"), ("ben", "officer") })
        {
            Assert.Equal(0, Run("user", "add", name, "--role", role, "--authority", "202", "--as", "ada", "--purpose", "colleague").Exit);
        }

        var usual = Run("settings", "--as", "ben", "--purpose", "a look").Rows[0];
        var refused = Run("settings", "acknowledge", "--days", "3", "--unit", "working-day", "--from", "2025-11-11", "--why", "Agreed", "--as", "ben", "--purpose", "a try");
        var past = Run("settings", "acknowledge", "--days", "3", "--unit", "working-day", "--from", "2025-11-10", "--why", "Agreed", "--as", "lea", "--purpose", "service plan");
        var set = Run("settings", "acknowledge", "--days", "3", "--unit", "working-day", "--from", "2025-11-11", "--why", "Agreed", "--as", "lea", "--purpose", "service plan");
        var now = Run("settings", "--as", "ben", "--purpose", "a look").Rows[0];
        var later = Run("settings", "--on", "2025-11-11", "--as", "ben", "--purpose", "a look").Rows[0];

        Assert.Equal(("acknowledge", "2", "working-day", ""), (usual["setting"], usual["days"], usual["unit"], usual["since"]));
        Assert.Contains("usual, none set", usual["source"], StringComparison.Ordinal);
        Assert.Equal(4, refused.Exit);
        Assert.Equal((2, "onroll: The date must be tomorrow or later: what runs already is not changed"), (past.Exit, past.Errors[^1]));
        Assert.Equal((0, "acknowledge: set\n"), (set.Exit, set.Out));
        Assert.Equal(("2", "3", "2025-11-11", "lea"), (now["days"], later["days"], later["since"], later["by"]));
        Assert.Equal(2, Run("settings", "--as", "ada", "--purpose", "a look").Exit);
        Assert.Equal("3", Run("settings", "--authority", "202", "--on", "2025-11-11", "--as", "ada", "--purpose", "a look").Rows[0]["days"]);
    }

    public void Dispose() => folder.Dispose();

    private Typed Run(params string[] words) => Typed.In([.. words, "--db", Path.Combine(folder.Folder, "register.db"), "--format", "csv"]);
}
