using OnRoll.Tests.CommandLine;

namespace OnRoll.Tests.Simulation;

public sealed class SimulateVerbTests : IDisposable
{
    private readonly string folder = England.NewFolder();

    [Fact]
    public void It_fills_a_folder_and_fills_it_again()
    {
        for (var time = 0; time < 2; time++)
        {
            var answer = Typed.In("simulate", "--scale", "0.0002", "--seed", "7", "--facts-only", "--out", folder);

            Assert.Equal(0, answer.Exit);
            Assert.Equal(["README.txt", "calendar.csv", "facts.csv", "schools-links.csv", "schools.csv"],
                Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("--scale: give the share of England", "--scale", "much")]
    [InlineData("--scale: give the share of England", "--scale", "0")]
    [InlineData("--scale: give the share of England", "--scale", "3")]
    [InlineData("--scale: give the share of England", "--scale", "-1")]
    [InlineData("--seed: give a whole number", "--scale", "0.001", "--seed", "one")]
    [InlineData("--years: give a whole number from 1 to 12", "--scale", "0.001", "--years", "40")]
    [InlineData("--threads: give a whole number", "--scale", "0.001", "--threads", "0")]
    [InlineData("--on: schools and terms are known for", "--scale", "0.001", "--on", "2012-01-01")]
    [InlineData("--scale", "--seed", "1")]
    public void Wrong_words_are_answered_by_one_sentence(string sentence, params string[] words)
    {
        var answer = Typed.In(["simulate", .. words, "--out", folder]);

        Assert.Equal(2, answer.Exit);
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Without_a_folder_it_asks_for_one()
    {
        var answer = Typed.In("simulate", "--scale", "0.001");

        Assert.Equal((2, "onroll: --out: say which folder to write England into\n"), (answer.Exit, answer.Error));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "thesis.txt"), "mine");

        var answer = Typed.In("simulate", "--scale", "0.0002", "--out", folder);

        Assert.Equal(6, answer.Exit);
        Assert.Contains("holds thesis.txt, which no simulation made", answer.Error, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_said_so()
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "facts.csv");
        File.WriteAllText(file, "");

        var answer = Typed.In("simulate", "--scale", "0.0002", "--out", Path.Combine(file, "below"));

        Assert.Equal(6, answer.Exit);
        Assert.Contains("cannot be written", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
