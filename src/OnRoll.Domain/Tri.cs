namespace OnRoll.Domain;

/// <summary>A three-valued answer. The default is <see cref="Unknown"/>: what nobody has said is not a no.</summary>
/// <remarks>Kleene's strong logic: a conjunction is false if any part is false, else unknown if any is unknown.</remarks>
public enum Tri : byte
{
    Unknown = 0,
    False = 1,
    True = 2,
}

/// <summary>The three connectives, and the words in which an answer is written.</summary>
public static class TriLogic
{
    public static Tri Of(bool value) => value ? Tri.True : Tri.False;

    public static Tri Not(this Tri value) => value switch
    {
        Tri.True => Tri.False,
        Tri.False => Tri.True,
        _ => Tri.Unknown,
    };

    public static Tri And(this Tri left, Tri right) =>
        left is Tri.False || right is Tri.False ? Tri.False
        : left is Tri.True && right is Tri.True ? Tri.True
        : Tri.Unknown;

    public static Tri Or(this Tri left, Tri right) => left.Not().And(right.Not()).Not();

    /// <summary>The word that files and the command line use: <c>true</c>, <c>false</c> or <c>unknown</c>.</summary>
    public static string Word(this Tri value) => value switch
    {
        Tri.True => "true",
        Tri.False => "false",
        _ => "unknown",
    };
}
