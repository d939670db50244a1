namespace OnRoll.Tests.CommandLine;

/// <summary>A map given once at the command line is kept, used, said, and turned off; questions are listed and answered there.</summary>
public sealed class KeptMapTests : IDisposable
{
    private readonly Scratch cases = Scratch.Of("Ref,forename,Family name,dob,opened\n9,Synthetic,Example,2012-07-08,2025-03-02\n", "cases.csv");

    private string Db => Path.Combine(cases.Folder, "register.db");

    [Fact]
    public void The_next_file_is_recognised_and_read_by_the_map_kept()
    {
        var first = Run("import", cases.Path, "--authority", "202", "--map", "Ref=case_id,Family name=surname");
        var next = Run("import", cases.Path, "--authority", "202");
        var elsewhere = Run("import", cases.Path, "--authority", "203");
        var off = Run("import", cases.Path, "--authority", "202", "--kind", "caseload", "--map", "none");
        File.WriteAllText(cases.Path, "case_id,forename,surname,dob,opened\n9,Synthetic,Example,2012-07-08,2025-03-02\n");
        var forgotten = Run("import", cases.Path, "--authority", "202", "--map", "none");

        Assert.Equal((0, $"{cases.Path},caseload,1,0,0"), (first.Exit, first.Lines[^1]));
        Assert.Contains($"onroll: notice: {cases.Path}: the map is kept for the next file of this authority, source and kind", first.Errors);
        Assert.Equal((0, $"{cases.Path},caseload,0,1,0"), (next.Exit, next.Lines[^1]));
        Assert.Contains($"onroll: notice: {cases.Path}: read by the map kept since 2025-11-10; --map none turns it off", next.Errors);
        Assert.Equal((3, 3), (elsewhere.Exit, off.Exit)); // no map is kept there; and here the file cannot be read without
        Assert.Contains($"onroll: notice: {cases.Path}: the map that was kept is forgotten", forgotten.Errors);
    }

    [Fact]
    public void A_question_is_listed_filtered_and_answered()
    {
        const string Header = "school,id,given_name,surname,date_of_birth,entry_date,enrolment\n";
        foreach (var (day, rows) in new[] { ("2025-11-03", "100012,p1,Synthetic,One,2015-05-04,2020-09-01,C\n100012,p2,Synthetic,Two,2015-05-04,2020-09-01,C\n"), ("2025-11-10", "100012,p1,Synthetic,One,2015-05-04,2020-09-01,C\n") })
        {
            using var roll = Scratch.Of(Header + rows, "roll.csv");
            Run("import", roll.Path, "--authority", "202", "--received", day);
        }

        var gone = Run("findings", "--school", "100012", "--authority", "202").Rows.Single(row => row["question"] == "NotOnThisRoll");
        var answered = Run("findings", "--answer", gone["id"], "--why", "moved, the return follows");
        var twice = Run("findings", "--answer", gone["id"], "--why", "again");

        Assert.Equal((0, $"{gone["id"]}: answered\n"), (answered.Exit, answered.Out));
        Assert.Equal((2, "onroll: That question was answered on 2025-11-10"), (twice.Exit, twice.Errors[^1]));
        Assert.DoesNotContain(Run("findings").Lines, line => line.Contains("NotOnThisRoll", StringComparison.Ordinal));
        Assert.Contains(Run("findings", "--all").Lines, line => line.EndsWith(",operator,\"moved, the return follows\"", StringComparison.Ordinal));
        Assert.Single(Run("findings", "--school", "100013").Lines);
        Assert.Equal(4, Run("findings", "--answer", "4711", "--why", "none").Exit);
        Assert.Equal(2, Run("findings", "--why", "none").Exit);
        Assert.Equal(2, Run("findings", "--school", "here").Exit);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        cases.Dispose();
    }

    private Typed Run(params string[] words) => Typed.In([.. words, "--db", Db]);
}
