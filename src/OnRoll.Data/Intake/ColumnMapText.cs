using System.Text.Json;
using OnRoll.Domain.Intake;

namespace OnRoll.Data.Intake;

/// <summary>A column map as the store keeps it: its columns and words in JSON, in the order they were given.</summary>
public static class ColumnMapText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ColumnMap map) => JsonSerializer.Serialize(
        new Stored([.. map.Columns.Select(pair => new[] { pair.Theirs, pair.Ours })], [.. map.Words.Select(word => new[] { word.Column, word.Value, word.Means })]), Plain);

    /// <exception cref="FormatException">It is no map that was written here.</exception>
    public static ColumnMap Read(string text)
    {
        try
        {
            var stored = JsonSerializer.Deserialize<Stored>(text) ?? throw new FormatException("no map");
            return new([.. stored.Columns.Select(pair => (pair[0], pair[1]))], stored.Words.Select(word => (word[0], word[1], word[2])));
        }
        catch (Exception fault) when (fault is JsonException or IndexOutOfRangeException)
        {
            throw new FormatException("no map", fault);
        }
    }

    private sealed record Stored(string[][] Columns, string[][] Words);
}
