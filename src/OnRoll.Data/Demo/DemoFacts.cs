using OnRoll.Domain.Schools;

namespace OnRoll.Data.Demo;

/// <summary>Writes the files of the demonstration where a command can read them.</summary>
public static class DemoFacts
{
    public const string FactsName = "facts.csv";
    public const string CalendarName = "calendar.csv";

    /// <summary>Makes the files and puts them into a folder, which it makes if need be. A file that is there is replaced, whole or not at all.</summary>
    /// <returns>What was written.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static SyntheticFiles Write(string folder, SchoolRegister register, string authority, DateOnly today, ulong seed)
    {
        var files = SyntheticChildren.Of(register, authority, today, seed);
        Directory.CreateDirectory(folder);
        Replace(Path.Combine(folder, FactsName), files.Facts.Span);
        Replace(Path.Combine(folder, CalendarName), files.Calendar.Span);
        return files;
    }

    private static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        // In the same folder, as a file cannot be renamed from one disk to another.
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
