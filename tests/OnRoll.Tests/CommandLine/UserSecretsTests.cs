using Microsoft.Data.Sqlite;
using OnRoll.Data.Accounts;
using OnRoll.Data.Store;

namespace OnRoll.Tests.CommandLine;

/// <summary>What an administrator gives to an account is shown once, kept nowhere in clear, and in the audit under who gave it and why.</summary>
public sealed class UserSecretsTests : IDisposable
{
    private readonly Scratch folder = Scratch.Of("", "nothing");

    public UserSecretsTests()
    {
        Run("init");
        Run("user", "add", "ada", "--role", "administrator");
        AsAda("user", "add", "ben", "--role", "officer", "--authority", "202");
    }

    private string Db => Path.Combine(folder.Folder, "register.db");

    [Fact]
    public void A_password_is_shown_once_and_is_another_each_time()
    {
        var first = AsAda("user", "password", "ben");
        var second = AsAda("user", "password", "ben");

        Assert.Equal((0, 0), (first.Exit, second.Exit));
        Assert.Matches("^([a-z2-9]{5}-){3}[a-z2-9]{5}\n$", first.Out);
        Assert.NotEqual(first.Out, second.Out);
        NowhereInClear(first.Out.Trim());
        NowhereInClear(second.Out.Trim());
        Assert.Equal(("ada", "administrator", "account ben", "a test", "password given"), Audit()[^1]);
    }

    [Fact]
    public void A_token_is_shown_once_and_works_until_the_account_ends()
    {
        var given = AsAda("user", "token", "ben");

        var token = given.Out.Trim();
        Assert.Matches("^onroll_[0-9a-f]{64}$", token);
        NowhereInClear(token);
        NowhereInClear(token["onroll_".Length..]);
        Assert.Equal(("ada", "administrator", "account ben", "a test", "token made: made from the command line"), Audit()[^1]);
        using var register = Register.Open(Db, TimeProvider.System);
        Assert.Equal("ben", new Credentials(register).FindToken(token));
        Assert.Null(new Credentials(register).FindToken(token + "0"));
    }

    [Fact]
    public void A_link_says_who_somebody_is_at_the_provider()
    {
        var linked = AsAda("user", "link", "ben", "--subject", "4711");
        var unsaid = AsAda("user", "link", "ben");

        Assert.Equal((0, "ben: linked\n"), (linked.Exit, linked.Out));
        Assert.Equal(2, unsaid.Exit);
        Assert.Contains("--subject", unsaid.Error, StringComparison.Ordinal);
        Assert.Equal(("ada", "administrator", "account ben", "a test", "linked to oidc"), Audit()[^1]);
        using var register = Register.Open(Db, TimeProvider.System);
        Assert.Equal("ben", new Credentials(register).FindLogin("oidc", "4711"));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("token")]
    [InlineData("link")]
    public void Only_an_administrator_gives_and_only_to_an_account_that_is_there(string act)
    {
        AsAda("user", "add", "old", "--role", "officer", "--authority", "202");
        AsAda("user", "end", "old");

        var entries = Audit().Count;
        var byBen = Run("user", act, "ada", "--subject", "1", "--as", "ben", "--purpose", "a test");
        var toNobody = AsAda("user", act, "nobody", "--subject", "1");
        var toEnded = AsAda("user", act, "old", "--subject", "1");

        Assert.NotEqual(0, byBen.Exit);
        Assert.Equal((4, 4), (toNobody.Exit, toEnded.Exit));
        Assert.Equal(("", "", ""), (byBen.Out, toNobody.Out, toEnded.Out));
        Assert.Equal(entries, Audit().Count);
    }

    /// <summary>An account that ends on a day to come was said to have ended.</summary>
    [Fact]
    public void An_inspector_whose_account_ends_later_gets_a_password()
    {
        AsAda("user", "add", "ivy", "--role", "inspector", "--authority", "202", "--until", "2099-12-31");

        Assert.Equal(0, AsAda("user", "password", "ivy").Exit);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private Typed Run(params string[] words) => Typed.At(TimeProvider.System.GetUtcNow(), [.. words, "--db", Db]);

    private Typed AsAda(params string[] words) => Run([.. words, "--as", "ada", "--purpose", "a test"]);

    private List<(string Account, string Role, string Subject, string Purpose, string Selection)> Audit()
    {
        using var connection = new SqliteConnection($"Data Source={Db}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select account, role, subject, purpose, selection from audit where authority = 0 and action = 'sign-in' order by n";
        using var reader = command.ExecuteReader();
        var entries = new List<(string, string, string, string, string)>();
        while (reader.Read())
        {
            entries.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        }

        return entries;
    }

    // The audit is in the same file, and so is what the database has set aside.
    private void NowhereInClear(string secret)
    {
        SqliteConnection.ClearAllPools();
        Assert.All(Directory.EnumerateFiles(folder.Folder), file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret))));
    }
}
