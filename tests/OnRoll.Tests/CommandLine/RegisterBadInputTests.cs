using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;
using OnRoll.Tests.Store;

namespace OnRoll.Tests.CommandLine;

public sealed class RegisterBadInputOnSqlite() : RegisterBadInputTests(AnyRegister.OnSqlite);

public sealed class RegisterBadInputOnPostgres(PostgresServer server) : RegisterBadInputTests(() => AnyRegister.OnPostgres(server));

/// <summary>What goes wrong around a register is answered at the command line; nothing is lost, and nothing half done.</summary>
public abstract class RegisterBadInputTests(Func<AnyRegister> make) : OnBothDatabases(make)
{
    private static readonly string[] Lines =
    [
        "C1,born,2015-05-04,,,,F,,,2024-01-10", "C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10",
        "C1,registered,2019-09-02,2025-06-30,,100001,school,,,2024-01-10", "C2,born,2012-11-20,,,,M,,,2024-01-10",
        "C2,resident,2019-09-01,,203,,confirmed,,,2024-01-10", "C3,resident,2019-09-01,,330,,confirmed,,,2024-01-10",
    ];

    [Fact]
    public void The_same_file_twice_adds_nothing_the_second_time()
    {
        using var file = Scratch.Facts(Lines);

        var first = Typed("import", file.Path);
        var second = Typed("import", file.Path);

        Assert.Equal((0, "6,0,0"), (first.Exit, Counts(first)));
        Assert.Equal((0, "0,6,0"), (second.Exit, Counts(second)));
        Assert.EndsWith(": whole\n", Typed("verify").Out, StringComparison.Ordinal);
    }

    /// <summary>Cut in the middle of a line: what is whole goes in, the stump is told by line and kept to be mended, and the whole file brings the rest.</summary>
    [Fact]
    public void A_file_cut_in_the_middle_is_told_by_line_and_the_whole_file_brings_the_rest()
    {
        var text = string.Join('\n', [Scratch.FactsHeader, .. Lines, ""]);
        using var cut = Scratch.Of(text[..(text.IndexOf("C2,resident", StringComparison.Ordinal) + 6)]);
        using var whole = Scratch.Of(text);

        var first = Typed("import", cut.Path);
        var second = Typed("import", whole.Path);

        Assert.Equal((3, "4,0,1"), (first.Exit, Counts(first)));
        Assert.Contains("facts.csv:6:", first.Error, StringComparison.Ordinal);
        Assert.True(File.Exists($"{cut.Path}.rejected.csv"));
        Assert.Equal((0, "2,4,0"), (second.Exit, Counts(second)));
    }

    [Fact]
    public void A_clock_that_jumps_back_stops_nothing_and_breaks_no_chain()
    {
        using var file = Scratch.Facts(Lines);
        using var more = Scratch.Facts("C1,whereabouts,2025-07-01,,,,unknown,,,");
        Typed("import", file.Path);

        var back = CommandLine.Typed.At(CommandLine.Typed.Now.AddYears(-1), "import", more.Path, "--db", Store.Where);

        Assert.Equal((0, "1,0,0"), (back.Exit, Counts(back)));
        Assert.Equal(0, Typed("verify").Exit);
    }

    [Fact]
    public void A_register_of_a_newer_version_is_left_alone()
    {
        Sql("update register set value = '99' where key = 'schema'");
        using var file = Scratch.Facts(Lines);

        foreach (var words in new string[][] { ["init"], ["import", file.Path], ["verify"], ["status"] })
        {
            var answer = Typed(words);

            Assert.Equal(6, answer.Exit);
            Assert.Contains("the register was made by a newer version (99;", answer.Error, StringComparison.Ordinal);
        }

        Sql($"update register set value = '{Data.Store.Migrations.Known.Latest}' where key = 'schema'");
        Assert.Equal(0, Typed("verify").Exit);
    }

    /// <summary>From two processes at once, of one source and of two: each line once, no numbers twice.</summary>
    [Theory]
    [InlineData("facts", "6")]
    [InlineData("another", "12")]
    public void Two_imports_at_once_bring_each_line_once(string source, string assertions)
    {
        using var file = Scratch.Facts(Lines);
        using var again = Scratch.Facts(Lines);

        using var one = Start("import", file.Path);
        using var other = Start("import", again.Path, "--source", source);
        string[] errors = [one.StandardError.ReadToEnd(), other.StandardError.ReadToEnd()];
        one.WaitForExit();
        other.WaitForExit();

        Assert.True((one.ExitCode, other.ExitCode) == (0, 0), string.Join('\n', errors));
        var verified = Typed("verify");
        Assert.Equal(0, verified.Exit);
        Assert.Contains($", {assertions} assertions (0 deleted)", verified.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_changed_in_any_byte_is_refused_and_nothing_is_made()
    {
        using var file = Scratch.Facts(Lines);
        Typed("import", file.Path);
        var backup = Path.Combine(file.Folder, "register.backup");
        Assert.Equal(0, Typed("backup", backup).Exit);
        var bytes = File.ReadAllBytes(backup);
        var places = Enumerable.Range(0, 40).Select(i => (int)((bytes.Length - 1L) * i / 39)).Append(4).Append(9);

        foreach (var place in places)
        {
            var changed = bytes.ToArray();
            changed[place] ^= 0x11;
            File.WriteAllBytes(backup, changed);
            var to = Path.Combine(file.Folder, $"again-{place}.db");

            var answer = CommandLine.Typed.In("restore", backup, "--db", to);

            Assert.True(answer.Exit == 5, $"byte {place} of {bytes.Length}: {answer.Exit} {answer.Error}");
            Assert.False(File.Exists(to));
        }

        foreach (var changed in new byte[][] { [], bytes[..10], bytes[..(bytes.Length / 2)], bytes[..^1], [.. bytes, 0], [.. bytes, .. bytes] })
        {
            File.WriteAllBytes(backup, changed);
            Assert.Equal(5, CommandLine.Typed.In("restore", backup, "--db", Path.Combine(file.Folder, "other.db")).Exit);
        }
    }

    /// <summary>Whoever alters the content can work the file's hash out anew, but not the chains'.</summary>
    [Fact]
    public void A_backup_altered_and_hashed_again_is_found_by_the_chains()
    {
        using var file = Scratch.Facts(Lines);
        Typed("import", file.Path);
        var backup = Path.Combine(file.Folder, "register.backup");
        Typed("backup", backup);
        File.WriteAllBytes(backup, Hashed(Replace(Unpacked(backup), "100001"u8, "100009"u8)));
        var to = Path.Combine(file.Folder, "again.db");

        var answer = CommandLine.Typed.In("restore", backup, "--db", to);

        Assert.Equal(5, answer.Exit);
        Assert.Contains("the backup was altered, and nothing was made", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(to));
        Assert.Equal(5, CommandLine.Typed.In("verify", "--backup", backup).Exit);
    }

    [Fact]
    public void A_backup_restored_elsewhere_answers_the_same_and_is_not_put_over_a_register()
    {
        using var file = Scratch.Facts(Lines);
        using var to = Another();
        Typed("import", file.Path);
        Typed("join", "C1", "C2", "--why", "same certificate");
        var backup = Path.Combine(file.Folder, "register.backup");
        Typed("backup", backup);
        var elsewhere = Path.Combine(file.Folder, "elsewhere.db");

        var restored = CommandLine.Typed.In("restore", backup, "--db", elsewhere);
        var over = CommandLine.Typed.In("restore", backup, "--db", to.Where);

        Assert.True(restored.Exit == 0, restored.Error);
        Assert.Equal(6, over.Exit);
        Assert.Contains("there is a register already", over.Error, StringComparison.Ordinal);
        string[] asked = ["status", "--on", "2025-11-10", "--definition", "all"];
        Assert.Equal(Typed(asked).Out, CommandLine.Typed.In([.. asked, "--db", elsewhere]).Out);
        Assert.Equal(0, CommandLine.Typed.In("verify", "--db", elsewhere).Exit);
    }

    /// <summary>As a newcomer meets them: words and exit status of each verb of the register.</summary>
    [Fact]
    public void Each_verb_says_what_it_did_and_what_is_wrong()
    {
        using var file = Scratch.Facts(Lines);
        Says(0, "the register is up to date", "init");
        Says(0, "6,0,0", "import", file.Path);
        Says(0, "202-1 and 203-1: one child", "join", "C1", "C2", "--why", "same certificate");
        Says(2, "The two records are of one child already", "join", "C1", "C2", "--why", "same certificate");
        Says(2, "Enter the reason for joining", "join", "C1", "C3");
        Says(0, "same child,202-1,203-1", "decisions", "C1");
        Says(0, "203-1: a child of its own", "part", "C2", "--why", "twins");
        Says(2, "not the same child; take that decision back first", "join", "C1", "C2", "--why", "same name");
        Says(4, "no such child, or not one that this account may see", "decisions", "C9");
        Says(0, ",operator,operator,", "report", "access", "C1");
        Says(0, "derived anew for 3 authorities", "rebuild");
        Says(2, "Nobody is made operator", "user", "add", "eve", "--role", "operator");
        Says(2, "--role: give one of officer", "user", "add", "ada", "--role", "king");
        Says(0, "ada: made", "user", "add", "ada", "--role", "administrator");
        Says(4, "say who asks and what for: --as USER --purpose TEXT", "status");
        Says(4, "say what for: --purpose TEXT", "user", "list", "--as", "ada");
        Says(4, "there is no such account, or it has ended", "status", "--as", "eve", "--purpose", "x");
        Says(4, "not allowed: administrator may not list-children", "status", "--as", "ada", "--purpose", "x");
        Says(2, "This is the last administrator", "user", "end", "ada", "--as", "ada", "--purpose", "x");
        Says(0, "ben: made", "user", "add", "ben", "--role", "officer", "--authority", "202", "--as", "ada", "--purpose", "x");
        Says(0, "C1,2025-11-10,DEF-1,true", "status", "--as", "ben", "--purpose", "x", "--on", "2025-11-10");
        Says(4, "no such child, or not one that this account may see", "decisions", "C2", "--as", "ben", "--purpose", "x");
        Says(0, ": whole", "verify", "--as", "ada", "--purpose", "x");
    }

    private static string Counts(Typed answer) => string.Join(',', answer.Lines[^1].Split(',')[^3..]);

    private Typed Typed(params string[] words) => CommandLine.Typed.In([.. words, "--db", Store.Where]);

    private void Says(int exit, string sentence, params string[] words)
    {
        var answer = Typed(words);
        Assert.True(exit == answer.Exit, $"{string.Join(' ', words)}: {answer.Exit} {answer.Error}{answer.Out}");
        Assert.Contains(sentence, answer.Out + answer.Error, StringComparison.Ordinal);
    }

    private Process Start(params string[] words) => Process.Start(new ProcessStartInfo("dotnet",
        ["exec", Path.Combine(AppContext.BaseDirectory, "onroll-cli.dll"), .. words, "--db", Store.Where])
    { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;

    private void Sql(string sql)
    {
        using System.Data.Common.DbConnection connection = Store.IsPostgres ? new NpgsqlConnection(Store.Where) : new SqliteConnection($"Data Source={Store.Where}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static byte[] Unpacked(string path)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var content = new MemoryStream();
        packed.CopyTo(content);
        return content.ToArray()[..^SHA256.HashSizeInBytes];
    }

    private static byte[] Hashed(byte[] content)
    {
        using var file = new MemoryStream();
        using (var packing = new GZipStream(file, CompressionLevel.Fastest))
        {
            packing.Write(content);
            packing.Write(SHA256.HashData(content));
        }

        return [.. file.ToArray(), .. SHA256.HashData(file.ToArray())];
    }

    private static byte[] Replace(byte[] content, ReadOnlySpan<byte> old, ReadOnlySpan<byte> with)
    {
        var at = content.AsSpan().IndexOf(old);
        Assert.True(at >= 0);
        with.CopyTo(content.AsSpan(at));
        return content;
    }
}

/// <summary>What goes wrong around a SQLite file, a server, or a folder.</summary>
public sealed class SurroundingsTests(PostgresServer server)
{
    /// <summary>The process may write no file longer than so many kilobytes: as on a disk that fills, at several moments.</summary>
    [Fact]
    public void A_disk_that_fills_is_told_and_nothing_is_half_in()
    {
        using var file = Scratch.Facts([.. Enumerable.Range(0, 20_000).Select(i => $"C{i},resident,2019-09-01,,202,,confirmed,,,2024-01-10")]);
        using var small = Scratch.Facts("D1,resident,2019-09-01,,202,,confirmed,,,2024-01-10");
        var db = Path.Combine(file.Folder, "register.db");
        Assert.Equal(0, Typed.In("import", small.Path, "--db", db).Exit);
        foreach (var kilobytes in new[] { 300, 600, 1500 })
        {
            var (exit, error) = Limited(kilobytes, "import", file.Path, "--db", db);

            Assert.True(exit == 6, $"{kilobytes}: {exit} {error}");
            Assert.Contains("is the disk full?", error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
            Assert.Contains(" 1 records, 1 assertions", Typed.In("verify", "--db", db).Out, StringComparison.Ordinal);
        }

        Assert.Equal(0, Typed.In("import", file.Path, "--db", db).Exit);
        Assert.Contains(" 20,001 records, 20,001 assertions", Typed.In("verify", "--db", db).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_for_which_there_is_no_room_leaves_no_half_a_file()
    {
        using var file = Scratch.Facts([.. Enumerable.Range(0, 20_000).Select(i => $"C{i},resident,2019-09-01,,202,,confirmed,,,2024-01-10")]);
        var db = Path.Combine(file.Folder, "register.db");
        Typed.In("import", file.Path, "--db", db);
        var backup = Path.Combine(file.Folder, "register.backup");

        var (exit, error) = Limited(64, "backup", backup, "--db", db);

        Assert.True(exit == 6, $"{exit} {error}");
        Assert.DoesNotContain(Directory.GetFiles(file.Folder), left => left.StartsWith(backup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=5", "does not answer")]
    [InlineData("postgres://x:secret@127.0.0.1:1/x", "does not answer")]
    [InlineData("Host=", "Host=")]
    [InlineData("a;b", "that is no database")]
    [InlineData("/proc/nowhere/register.db", "/proc/nowhere")]
    [InlineData("/nowhere.db", "there is no register there")]
    public void A_database_that_cannot_be_reached_is_told_in_a_sentence(string where, string sentence)
    {
        var answer = Typed.In(where.StartsWith("/proc", StringComparison.Ordinal) ? "init" : "verify", "--db", where);

        Assert.True(answer.Exit == 6, $"{answer.Exit} {answer.Error}");
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Errors);
        Assert.DoesNotContain("secret", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_user_and_an_absent_database_of_a_server_are_told_in_a_sentence()
    {
        var where = server.NewEmpty();
        var user = Typed.In("verify", "--db", where.Replace("Username=postgres", "Username=nobody-of-that-name", StringComparison.Ordinal));
        var none = Typed.In("verify", "--db", where.Replace("Database=", "Database=not", StringComparison.Ordinal));
        var empty = Typed.In("verify", "--db", where);

        Assert.Equal((6, 6, 6), (user.Exit, none.Exit, empty.Exit));
        Assert.Contains("does not let this user in", user.Error, StringComparison.Ordinal);
        Assert.Contains("there is no such database; create it first", none.Error, StringComparison.Ordinal);
        Assert.Contains("there is no register there; make one with onroll init", empty.Error, StringComparison.Ordinal);
        server.Drop(where);
    }

    [Fact]
    public void A_backup_goes_from_one_database_to_the_other_and_back()
    {
        using var file = Scratch.Facts("C1,born,2015-05-04,,,,F,,,2024-01-10", "C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10", "C2,provision,2025-09-01,,,a centre,tuition,12.50,suitable,");
        var (first, second, db, back) = (Path.Combine(file.Folder, "1.backup"), Path.Combine(file.Folder, "2.backup"), Path.Combine(file.Folder, "a.db"), Path.Combine(file.Folder, "b.db"));
        var postgres = server.NewEmpty();
        foreach (var words in new string[][]
        {
            ["import", file.Path, "--db", db], ["backup", first, "--db", db], ["restore", first, "--db", postgres], ["verify", "--db", postgres],
            ["backup", second, "--db", postgres], ["restore", second, "--db", back], ["verify", "--db", back],
        })
        {
            var answer = Typed.In(words);
            Assert.True(answer.Exit == 0, $"{string.Join(' ', words)}: {answer.Error}");
        }

        string[] asked = ["status", "--on", "2025-11-10", "--definition", "all", "--db"];
        Assert.Equal(Typed.In([.. asked, db]).Out, Typed.In([.. asked, postgres]).Out);
        Assert.Equal(Typed.In([.. asked, db]).Out, Typed.In([.. asked, back]).Out);
        server.Drop(postgres);
    }

    [Fact]
    public void A_file_that_is_no_database_and_a_folder_are_told_in_a_sentence()
    {
        using var file = Scratch.Of(string.Concat(Enumerable.Repeat("this is no database\n", 500)), "register.db");

        var text = Typed.In("verify", "--db", file.Path);
        var folder = Typed.In("verify", "--db", file.Folder);
        var unreadable = Typed.In("import", Path.Combine(file.Folder, "none.csv"), "--kind", "facts", "--db", Path.Combine(file.Folder, "new.db"));

        Assert.Equal((6, 6, 6), (text.Exit, folder.Exit, unreadable.Exit));
        Assert.Contains("is no database, or a damaged one", text.Error, StringComparison.Ordinal);
        Assert.Contains("there is no such file", unreadable.Error, StringComparison.Ordinal);
    }

    private static (int Exit, string Error) Limited(int kilobytes, params string[] words)
    {
        var start = new ProcessStartInfo("bash", ["-c", string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {kilobytes}; exec dotnet exec \"$0\" \"$@\""),
            Path.Combine(AppContext.BaseDirectory, "onroll-cli.dll"), .. words])
        { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // it needs a long file of its own
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
