using OnRoll.Data.Demo;

namespace OnRoll.Tests.Demo;

public sealed class DemoFactsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 1, 15);

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"onroll-demo-{Guid.NewGuid():N}");

    [Fact]
    public void Both_files_are_written_over_older_ones_and_nothing_else_is_left()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, DemoFacts.FactsName), "older");

        var files = DemoFacts.Write(folder, DemoSchools.Camden(_ => { }), DemoSchools.Authority, Today, 1);

        Assert.Equal([DemoFacts.CalendarName, DemoFacts.FactsName], Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.True(files.Facts.Span.SequenceEqual(File.ReadAllBytes(Path.Combine(folder, DemoFacts.FactsName))));
        Assert.True(files.Calendar.Span.SequenceEqual(File.ReadAllBytes(Path.Combine(folder, DemoFacts.CalendarName))));
        Assert.Equal("child"u8, files.Facts.Span[..5]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
