using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Intake;

/// <summary>Where a school says a leaver is going. A school's word: it is confirmed by whoever receives the child, or by the authority.</summary>
/// <remarks>Our own list; no published one was found. The deletion return names the other school and the new address: SI 2024/208 reg 13(4)–(6).</remarks>
public enum Destination : byte
{
    /// <summary>Nobody at the school knows.</summary>
    Unknown = 0,

    /// <summary>A named school in England.</summary>
    KnownSchool,
    WalesScotlandNorthernIreland,
    Independent,
    HomeEducation,

    /// <summary>The school holds some proof. To the register it is belief until the authority has seen the proof.</summary>
    AbroadConfirmed,
    AbroadUnconfirmed,
    AlternativeProvision,
    Custody,
    FurtherEducation,
    Died,
    OverAge,
}

/// <summary>The words that leavers files use for destinations.</summary>
public static class Destinations
{
    public static readonly Words<Destination> Words = new(
        ("known-school", Destination.KnownSchool), ("wales-scotland-ni", Destination.WalesScotlandNorthernIreland),
        ("independent", Destination.Independent), ("home-education", Destination.HomeEducation),
        ("abroad-confirmed", Destination.AbroadConfirmed), ("abroad-unconfirmed", Destination.AbroadUnconfirmed),
        ("ap", Destination.AlternativeProvision), ("custody", Destination.Custody), ("fe", Destination.FurtherEducation),
        ("died", Destination.Died), ("over-age", Destination.OverAge), ("unknown", Destination.Unknown));
}
