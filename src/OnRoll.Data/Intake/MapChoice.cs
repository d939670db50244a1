using OnRoll.Domain.Intake;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Intake;

/// <summary>How somebody wants a file's columns read.</summary>
public sealed record MapChoice
{
    private MapChoice(ColumnMap? given, bool asSaved) => (Given, AsSaved) = (given, asSaved);

    /// <summary>By the map kept for the file's authority, source and kind; as they stand if there is none.</summary>
    public static MapChoice Saved { get; } = new(null, asSaved: true);

    /// <summary>As they stand; a map that was kept is forgotten once the file is in.</summary>
    public static MapChoice None { get; } = new(null, asSaved: false);

    /// <summary>By a map, which is kept once the file is in.</summary>
    public static MapChoice Of(ColumnMap map) => new(map, asSaved: false);

    /// <summary><c>null</c> where none was given.</summary>
    public ColumnMap? Given { get; }

    public bool AsSaved { get; }
}

/// <summary>Where the map came from that a file was read by.</summary>
public enum MapOrigin
{
    /// <summary>There was none.</summary>
    None,

    /// <summary>It was given with the file.</summary>
    Given,

    /// <summary>It was kept from an earlier file.</summary>
    Saved,
}

/// <summary>The map that a file was read by.</summary>
/// <param name="SavedAt">Since when it is kept; <c>null</c> if it was not kept before.</param>
/// <param name="Forgets">Whether one that is kept is to be forgotten.</param>
public sealed record MapUsed(ColumnMap Map, MapOrigin Origin, Moment? SavedAt = null, bool Forgets = false);

/// <summary>A map that is kept.</summary>
public sealed record SavedMap(string Source, string Kind, Moment At, string By, ColumnMap Map);
