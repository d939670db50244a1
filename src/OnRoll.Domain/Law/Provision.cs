namespace OnRoll.Domain.Law;

/// <summary>How much force the text behind a rule has.</summary>
public enum Force
{
    /// <summary>Act or statutory instrument: no user may change what follows from it.</summary>
    Law,

    /// <summary>Statutory guidance or a code that must be followed or had regard to.</summary>
    Guidance,

    /// <summary>A definition or list fixed by a body that counts, such as the termly collection.</summary>
    Collection,

    /// <summary>Common practice where the law is silent: an authority's dated setting may differ.</summary>
    Practice,
}

/// <summary>How sure we are of the text.</summary>
public enum Certainty
{
    /// <summary>Read in the instrument, guidance or statistics page itself.</summary>
    Read,

    /// <summary>Read in a source that reports or reproduces it.</summary>
    Reported,

    /// <summary>Held from general knowledge; to be confirmed before anyone leans on it.</summary>
    Unconfirmed,
}

/// <summary>The place in an instrument that sets a rule.</summary>
/// <param name="Instrument">Its short citation, e.g. <c>SI 2024/208</c>.</param>
/// <param name="Place">The provision within it, e.g. <c>reg 13(1)</c>; empty for the whole.</param>
public sealed record Provision(string Instrument, string Place, Force Force = Force.Law, Certainty Certainty = Certainty.Read)
{
    public override string ToString() => Place.Length == 0 ? Instrument : $"{Instrument} {Place}";
}
