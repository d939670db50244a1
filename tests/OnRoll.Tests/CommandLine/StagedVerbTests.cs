namespace OnRoll.Tests.CommandLine;

/// <summary>Review before commit at the command line: the words, what is said, and the exit statuses.</summary>
public sealed class StagedVerbTests : IDisposable
{
    private const string RollHeader = "school,id,upn,given_name,surname,date_of_birth,entry_date,enrolment";
    private const string Ann = "100012,p1,B801200005001,Synthetic,One,2015-05-04,2020-09-01,C";
    private const string Ben = "100012,p2,P207000016049,Synthetic,Two,2014-01-15,2019-09-01,C";

    private readonly Scratch roll = Scratch.Of(string.Join('\n', RollHeader, Ann, Ben, ""), "roll.csv");

    private string Db => Path.Combine(roll.Folder, "register.db");

    [Fact]
    public void A_file_is_staged_looked_at_and_committed()
    {
        var staged = Run("import", roll.Path, "--authority", "202", "--received", "2025-11-03", "--stage");
        var waiting = Run("import", "--staged");
        var review = Run("import", "--review", "1");
        var committed = Run("import", "--commit", "1");
        var again = Run("import", "--commit", "1");

        Assert.Equal(0, staged.Exit);
        Assert.Equal(["stage,file,kind,new,already_here,moved_in,close,rejected", $"1,{roll.Path},roll,2,0,0,0,0"], staged.Lines);
        Assert.Equal(("1", "roll.csv", "roll", "202", "2025-11-03", "2"), waiting.Rows[0] is var row ? (row["stage"], row["file"], row["kind"], row["authority"], row["received"], row["new"]) : default);
        Assert.Equal(["new", "new"], review.Rows.Select(line => line["category"]));
        Assert.Equal(0, committed.Exit);
        Assert.Equal(["stage,file,kind,accepted,unchanged,rejected,held,held_as", "1,roll.csv,roll,2,0,0,0,"], committed.Lines);
        Assert.Equal((2, "onroll: Staged file 1 was committed on 2025-11-10; nothing of it goes in twice"), (again.Exit, again.Errors[^1]));
        Assert.Equal(2, Run("status").Rows.Select(child => child["child"]).Distinct().Count());
        Assert.Single(Run("import", "--staged").Lines);
    }

    [Fact]
    public void Rows_held_back_are_said_and_wait_under_a_new_number()
    {
        using var list = Scratch.Of("id,upn,given_name,surname,date_of_birth,source\nh1,B801200005001,Synthetic,One,2015-05-04,health\n", "list.csv");
        Run("import", roll.Path, "--authority", "202", "--stage");
        Run("import", list.Path, "--kind", "population", "--authority", "202");

        var committed = Run("import", "--commit", "1");

        Assert.Equal((3, "1,roll.csv,roll,1,0,0,1,2"), (committed.Exit, committed.Lines[1]));
        Assert.Contains(committed.Errors, line => line.StartsWith("onroll: roll.csv:2: held back; was new when it was reviewed and is ", StringComparison.Ordinal));
        Assert.Contains("onroll: roll.csv: 1 held back and staged as 2; see onroll import --review 2", committed.Errors);
        Assert.Equal(("2", "1"), Run("import", "--staged").Rows[0] is var row ? (row["stage"], row["held_from"]) : default);
        Assert.Equal(0, Run("import", "--commit", "2").Exit);
    }

    [Fact]
    public void A_file_is_discarded_with_a_reason()
    {
        Run("import", roll.Path, "--authority", "202", "--stage");

        var without = Run("import", "--discard", "1");
        var discarded = Run("import", "--discard", "1", "--why", "sent by mistake");
        var late = Run("import", "--commit", "1");

        Assert.Equal((2, "onroll: Enter why the file is not to go in"), (without.Exit, without.Errors[^1]));
        Assert.Equal((0, "1: discarded\n"), (discarded.Exit, discarded.Out));
        Assert.Equal((2, "onroll: Staged file 1 was discarded on 2025-11-10; stage it again if it is to go in after all"), (late.Exit, late.Errors[^1]));
    }

    [Theory]
    [InlineData(2, "name at least one file", "import")]
    [InlineData(2, "say one of --staged", "import", "--staged", "--commit", "1")]
    [InlineData(2, "say one of --staged", "import", "roll.csv", "--commit", "1")]
    [InlineData(2, "say one of --staged", "import", "--why", "no")]
    [InlineData(2, "", "import", "--commit", "one")]
    [InlineData(4, "no such staged file", "import", "--commit", "7")]
    [InlineData(4, "no such staged file", "import", "--review", "7")]
    [InlineData(4, "no such staged file", "import", "--discard", "7", "--why", "no")]
    public void Wrong_words_are_answered_by_one_sentence(int exit, string sentence, params string[] words)
    {
        Run("init");

        var answer = Run(words);

        Assert.Equal(exit, answer.Exit);
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_reviewed_row_by_row_is_not_staged()
    {
        using var facts = Scratch.Facts("C1,resident,2019-09-01,,202,,confirmed,,,2024-01-10");

        var answer = Run("import", facts.Path, "--stage");

        Assert.Equal(2, answer.Exit);
        Assert.Contains("leave --stage out", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        roll.Dispose();
    }

    private Typed Run(params string[] words) => Typed.In([.. words, "--db", Db]);
}
