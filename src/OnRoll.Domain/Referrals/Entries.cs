using System.Text.Json.Serialization;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Referrals;

/// <summary>Who told the authority.</summary>
public enum Referrer : byte
{
    School = 0,
    Health,
    SocialCare,
    Police,
    Housing,
    AnotherAuthority,
    AnotherTeam,
    Charity,
    Parent,
    Public,
    Other,
}

/// <summary>Somebody told the authority of a child who may be missing education.</summary>
/// <remarks>Duty: Education Act 1996, s 436A(1). One case takes all referrals of a child; each keeps its own source and day.</remarks>
/// <param name="LastSeen">The last day anyone at the referring body saw the child; <c>null</c>: not said.</param>
/// <param name="Withheld">Whether the referrer asked not to be named to the family or beyond those who must know.</param>
public sealed record Referred(DateOnly On, string Key, string By, Referrer From, DateOnly? LastSeen, bool HarmSuspected, bool Withheld, string Account) : CaseEntry(On, Key, By)
{
    public override string Words => $"Referred{(Withheld ? "" : $" by {ReferrerNames.NameOf(From)}")}{(LastSeen is { } day ? $", last seen {day:d MMMM yyyy}" : "")}";

    public override string Text => Account;
}

/// <summary>The name and number of whoever referred, kept apart from what they said: shown to those who must ring back, and to nobody where held back.</summary>
/// <param name="Referral">The referral's key.</param>
public sealed record ReferrerNamed(DateOnly On, string Key, string By, string Referral, string Name, string Contact, bool Withheld) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override RecordPart Part => Withheld ? RecordPart.SafeguardingDetail : RecordPart.CaseLog;

    public override string Words => "Who referred";

    public override string Text => string.Join(", ", new[] { Name, Contact }.Where(part => part.Length > 0));
}

/// <summary>What came of a referral.</summary>
public enum ReferralOutcome : byte
{
    Accepted = 0,

    /// <summary>Sent back to whoever referred, to do something first.</summary>
    Returned,

    /// <summary>Another authority's to look into.</summary>
    Redirected,
}

/// <param name="Referral">The referral's key.</param>
/// <param name="To">To which authority; none unless redirected.</param>
public sealed record ReferralDecided(DateOnly On, string Key, string By, string Referral, ReferralOutcome Outcome, LaCode To, string Why) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override bool IsForFamily => true;

    public override string Words => Outcome switch
    {
        ReferralOutcome.Accepted => "Referral accepted",
        ReferralOutcome.Returned => "Referral returned to the referrer",
        _ => $"Referral redirected to {Authorities.Find(To)?.Name ?? To.ToString()}",
    };

    public override string Text => Why;
}

/// <summary>What referrers are called.</summary>
public static class ReferrerNames
{
    public static string NameOf(Referrer referrer) => referrer switch
    {
        Referrer.School => "a school",
        Referrer.Health => "a health service",
        Referrer.SocialCare => "children's social care",
        Referrer.Police => "the police",
        Referrer.Housing => "housing",
        Referrer.AnotherAuthority => "another local authority",
        Referrer.AnotherTeam => "another team of the authority",
        Referrer.Charity => "a charity or community group",
        Referrer.Parent => "a parent or carer",
        Referrer.Public => "a member of the public",
        _ => "somebody else",
    };
}
