using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using OnRoll.Data.Store;
using OnRoll.Tests.Store;
using OnRoll.Web.Hosting;

namespace OnRoll.Tests.Web;

/// <summary>The register's own keys, sealed by a key that lies outside it.</summary>
public abstract class KeySealTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private readonly string folder = Directory.CreateTempSubdirectory("onroll-test-").FullName;

    [Fact]
    public void Without_a_key_file_they_lie_in_clear_and_with_one_they_are_sealed_and_what_was_sealed_before_still_opens()
    {
        var before = Protected(null, "before");
        Assert.All(Contents(), content => Assert.StartsWith("<key", content, StringComparison.Ordinal));

        Assert.Equal("before", Opened(KeyFile("one"), before));

        Assert.NotEmpty(Contents());
        Assert.All(Contents(), content =>
        {
            Assert.StartsWith("sealed-1:", content, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", content, StringComparison.Ordinal);
        });
        Assert.Equal("after", Opened(KeyFile("one"), Protected(KeyFile("one"), "after")));
    }

    [Fact]
    public void Once_sealed_nothing_is_served_without_the_key_or_with_another()
    {
        Protected(KeyFile("one"), "something");

        var without = Assert.Throws<StoreException>(() => App(null));
        var another = Assert.Throws<StoreException>(() => App(KeyFile("two")));

        Assert.Contains("--key-file", without.Message, StringComparison.Ordinal);
        Assert.Contains("another key", another.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_file_that_is_none_is_told_in_a_sentence()
    {
        File.WriteAllText(Path.Combine(folder, "short"), "too short");

        Assert.Contains("cannot be read", Assert.Throws<StoreException>(() => App(Path.Combine(folder, "nothing"))).Message, StringComparison.Ordinal);
        Assert.Contains("too short", Assert.Throws<StoreException>(() => App(Path.Combine(folder, "short"))).Message, StringComparison.Ordinal);
    }

    private string Protected(string? keyFile, string text)
    {
        using var app = App(keyFile);
        return app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("a test").Protect(text);
    }

    private string Opened(string? keyFile, string text)
    {
        using var app = App(keyFile);
        return app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("a test").Unprotect(text);
    }

    private Microsoft.AspNetCore.Builder.WebApplication App(string? keyFile) =>
        WebApp.Build(WebApp.Builder(keyFile is null ? [] : [$"--keys:file={keyFile}"]), Store.Register, TimeProvider.System);

    private string KeyFile(string name)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, [.. Enumerable.Range(0, 32).Select(i => (byte)(i * name.Length + name[0]))]);
        return path;
    }

    private List<string> Contents()
    {
        using var session = Session.Begin(Store.Register.Database, writes: false);
        return session.List("select content from protection_key", row => row.GetString(0));
    }
}

public sealed class KeySealOnSqlite() : KeySealTests(AnyRegister.OnSqlite);

public sealed class KeySealOnPostgres(PostgresServer server) : KeySealTests(() => AnyRegister.OnPostgres(server));
