namespace OnRoll.Domain.Ledger;

/// <summary>The words that files use for the kinds of a fact, both ways.</summary>
/// <remarks>The words are public interface: they are added to, never changed.</remarks>
public static class Slugs
{
    public static readonly Words<Sex> Sex = new(("F", Ledger.Sex.Female), ("M", Ledger.Sex.Male), ("U", Ledger.Sex.Unknown));

    public static readonly Words<SchoolKind> School = new(
        ("school", SchoolKind.School), ("pru", SchoolKind.Pru), ("special", SchoolKind.Special),
        ("independent", SchoolKind.Independent));

    public static readonly Words<AbsenceKind> Absence = new(
        ("unauthorised", AbsenceKind.Unauthorised), ("authorised", AbsenceKind.Authorised), ("sick", AbsenceKind.Sick),
        ("mobile", AbsenceKind.Mobile));

    public static readonly Words<ProvisionKind> Provision = new(
        ("ap", ProvisionKind.AlternativeProvision), ("tuition", ProvisionKind.Tuition), ("hospital", ProvisionKind.Hospital),
        ("online", ProvisionKind.Online), ("fe", ProvisionKind.FurtherEducation), ("work-based", ProvisionKind.WorkBased),
        ("custody", ProvisionKind.Custody), ("eotas", ProvisionKind.Eotas), ("unregistered", ProvisionKind.Unregistered));

    public static readonly Words<Judgement> Judgement = new(
        ("", Ledger.Judgement.NotJudged), ("suitable", Ledger.Judgement.Suitable), ("unsuitable", Ledger.Judgement.Unsuitable),
        ("health", Ledger.Judgement.PartTimeForHealth));

    public static readonly Words<HomeEducation> HomeEducation = new(
        ("not-yet", Ledger.HomeEducation.NotYetAssessed), ("suitable", Ledger.HomeEducation.Suitable),
        ("unsuitable", Ledger.HomeEducation.Unsuitable), ("no-response", Ledger.HomeEducation.NoResponse));

    public static readonly Words<Whereabouts> Whereabouts = new(
        ("known", Ledger.Whereabouts.Known), ("unknown", Ledger.Whereabouts.Unknown),
        ("believed-abroad", Ledger.Whereabouts.BelievedAbroad), ("confirmed-abroad", Ledger.Whereabouts.ConfirmedAbroad));

    public static readonly Words<ExclusionKind> Exclusion = new(
        ("suspension", ExclusionKind.Suspension), ("permanent", ExclusionKind.Permanent));

    public static readonly Words<ApplicationKind> Application = new(
        ("submitted", ApplicationKind.Submitted), ("offered", ApplicationKind.Offered), ("declined", ApplicationKind.Declined),
        ("refused", ApplicationKind.Refused));

    public static readonly Words<NameKind> Name = new(
        ("legal", NameKind.Legal), ("preferred", NameKind.Preferred), ("former", NameKind.Former), ("alias", NameKind.Alias));

    public static readonly Words<IdentifierScheme> Identifier = new(
        ("upn", IdentifierScheme.Upn), ("former-upn", IdentifierScheme.FormerUpn), ("nhs", IdentifierScheme.NhsNumber),
        ("uln", IdentifierScheme.Uln), ("local", IdentifierScheme.Local));

    public static readonly Words<AddressKind> Address = new(
        ("home", AddressKind.Home), ("new", AddressKind.New), ("former", AddressKind.Former),
        ("correspondence", AddressKind.Correspondence));

    public static readonly Words<ContactKind> Contact = new(
        ("parent", ContactKind.Parent), ("carer", ContactKind.Carer), ("other", ContactKind.Other));

    public static readonly Words<ProtectionKind> Protection = new(
        ("refuge", ProtectionKind.Refuge), ("adoption", ProtectionKind.Adoption), ("witness", ProtectionKind.Witness),
        ("other", ProtectionKind.Other));
}

/// <summary>A closed list of words for the values of an enumeration. Case does not count.</summary>
public sealed class Words<T>
    where T : struct, Enum
{
    private readonly (string Word, T Value)[] pairs;

    public Words(params (string Word, T Value)[] pairs) => this.pairs = pairs;

    /// <summary>The words, as an error message lists them.</summary>
    public string List => string.Join(", ", pairs.Where(pair => pair.Word.Length > 0).Select(pair => pair.Word));

    public bool TryParse(string text, out T value)
    {
        foreach (var (word, candidate) in pairs)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <exception cref="ArgumentException">It is none of the words: whoever asks has checked that before.</exception>
    public T Parse(string word) => TryParse(word, out var value) ? value : throw new ArgumentException($"Not a word for a {typeof(T).Name}", nameof(word));

    public string Of(T value)
    {
        foreach (var (word, candidate) in pairs)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, value))
            {
                return word;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "No word for this value");
    }
}
