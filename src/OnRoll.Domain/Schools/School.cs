namespace OnRoll.Domain.Schools;

/// <summary>An establishment as the schools register (Get Information about Schools) has it in one file.</summary>
/// <remarks>
/// A conversion to an academy closes one record and opens another under a new URN; <see cref="SchoolLink"/> joins them.
/// Of the people who work there nothing is kept. <c>null</c> means that the register does not say.
/// </remarks>
public sealed record School
{
    /// <summary>The day that the register writes for "long ago", 1 January 1900: no school opened on it.</summary>
    public static readonly DateOnly LongAgo = new(1900, 1, 1);

    /// <summary>Six digits, never given twice.</summary>
    public required int Urn { get; init; }

    /// <summary>As the file has it, but for blanks at the ends and doubled ones.</summary>
    public required string Name { get; init; }

    /// <summary>Whether letters of the name were lost on the way here, so that it must not be published or compared as it stands.</summary>
    /// <seealso cref="DamagedText"/>
    public bool NameIsDamaged { get; init; }

    /// <summary>The authority's three-digit code at the time of the file.</summary>
    public string? Authority { get; init; }

    /// <summary>Whether we worked out the authority, because the file did not give it.</summary>
    public bool AuthorityIsInferred { get; init; }

    /// <summary>Four digits; with the authority it makes the LAESTAB. May be given again years after a school has closed.</summary>
    public string? EstablishmentNumber { get; init; }

    /// <summary>The authority and number that the school had before, as older UPNs and transfer files carry them.</summary>
    public string? PreviousAuthority { get; init; }

    public string? PreviousEstablishmentNumber { get; init; }

    /// <summary>Two digits, e.g. <c>01</c>.</summary>
    /// <seealso cref="EstablishmentTypes"/>
    public string? TypeCode { get; init; }

    /// <summary>The type's name as the file has it.</summary>
    public string? TypeName { get; init; }

    /// <summary>The register's code without leading zeros, e.g. <c>4</c> for schools that an authority maintains.</summary>
    public string? TypeGroupCode { get; init; }

    public SchoolStatus Status { get; init; }

    public Phase? Phase { get; init; }

    /// <summary>The youngest age admitted, in years.</summary>
    public int? LowAge { get; init; }

    /// <summary>The age by which the oldest leave, in years.</summary>
    public int? HighAge { get; init; }

    /// <summary>1 boys, 2 girls, 3 mixed.</summary>
    public string? GenderCode { get; init; }

    public string? BoardersCode { get; init; }

    public string? SixthFormCode { get; init; }

    /// <summary>The first day it was or will be open; <see cref="LongAgo"/> if the register says no more than that.</summary>
    public DateOnly? Opened { get; init; }

    /// <summary>The last day it was or will be open; <see cref="LongAgo"/> if the register says no more than that.</summary>
    public DateOnly? Closed { get; init; }

    public string? ReasonOpenedCode { get; init; }

    public string? ReasonClosedCode { get; init; }

    public SchoolAddress Address { get; init; } = SchoolAddress.None;

    /// <summary>Pupils at the census of <see cref="CensusDay"/>.</summary>
    public int? Pupils { get; init; }

    public int? Boys { get; init; }

    public int? Girls { get; init; }

    public int? Capacity { get; init; }

    /// <summary>The day the pupils were counted; it differs from row to row.</summary>
    public DateOnly? CensusDay { get; init; }

    public AlternativeProvision AlternativeProvision { get; init; } = AlternativeProvision.NotStated;

    /// <summary>Whether it is approved under section 41 of the Children and Families Act 2014.</summary>
    public Tri Section41Approved { get; init; }

    /// <summary>The kinds of special need it says it provides for, in its own order.</summary>
    public IReadOnlyList<string> SpecialNeeds { get; init; } = [];

    public string? TrustCode { get; init; }

    public string? TrustName { get; init; }

    public string? FederationCode { get; init; }

    /// <summary>Eight digits.</summary>
    public string? Ukprn { get; init; }

    /// <summary>Up to twelve digits: the address in the national list of addresses.</summary>
    public string? Uprn { get; init; }

    /// <summary>The authority's code in the national statistics, e.g. <c>E09000007</c>. It may change while <see cref="Authority"/> does not.</summary>
    public string? GssCode { get; init; }

    public string? DistrictCode { get; init; }

    /// <summary>Metres east and north of the national grid's origin.</summary>
    public int? Easting { get; init; }

    public int? Northing { get; init; }

    /// <summary>The day the register last changed the row.</summary>
    public DateOnly? LastChanged { get; init; }

    /// <summary>Authority and number in seven digits, or <c>null</c> if either is missing.</summary>
    public string? Laestab => Authority is null || EstablishmentNumber is null ? null : Authority + EstablishmentNumber;

    /// <summary>The LAESTAB it had before, or <c>null</c> if the register does not say.</summary>
    public string? PreviousLaestab =>
        PreviousAuthority is null || PreviousEstablishmentNumber is null ? null : PreviousAuthority + PreviousEstablishmentNumber;

    /// <summary>What a place on its roll meant on a day, by its type.</summary>
    public SchoolReading ReadingOn(DateOnly day) =>
        TypeCode is { } code && EstablishmentTypes.Rule.On(day)?.Value.Find(code) is { } type ? type.Reading : SchoolReading.NotStated;

    /// <summary>Whether a child of compulsory school age on its roll counts as at school on a day, by its type.</summary>
    public Tri IsSchoolOn(DateOnly day) => ReadingOn(day) switch
    {
        SchoolReading.School => Tri.True,
        SchoolReading.NotStated or SchoolReading.ToCheck => Tri.Unknown,
        _ => Tri.False,
    };

    /// <summary>Whether it was open on a day, as far as the register can tell.</summary>
    /// <remarks>
    /// Both dates are days on which it is open. A blank one leaves the answer unknown unless the status decides: a school
    /// said to be open and without an opening day is older than the register's dates, and one said to be closed was so at
    /// the latest when its row was last changed. A proposal to open or close is a plan: after its day nobody knows until
    /// the register says so. Dates that contradict each other count as blank.
    /// </remarks>
    public Tri IsOpen(DateOnly day)
    {
        var (opened, closed) = Closed < Opened ? (null, null) : (Opened, Closed);
        if (day < opened)
        {
            return Tri.False;
        }

        return Status switch
        {
            SchoolStatus.Open or SchoolStatus.ListedAsOpen => TriLogic.Of(!(day > closed)),
            SchoolStatus.OpenButProposedToClose => day > closed ? Tri.Unknown : Tri.True,
            SchoolStatus.ProposedToOpen => opened is null ? Tri.False : Tri.Unknown,
            _ when day > closed => Tri.False,
            SchoolStatus.Closed when closed is null && LastChanged <= day => Tri.False,
            _ => opened is null || closed is null ? Tri.Unknown : Tri.True,
        };
    }

    public override string ToString() => $"{Urn} {Name}";
}

/// <summary>Where a school is. A part that the register leaves blank is the empty string.</summary>
/// <param name="Postcode">In capitals, with its blank; <c>null</c> if there is none or it cannot be one.</param>
public sealed record SchoolAddress(string Street, string Locality, string Third, string Town, string County, string? Postcode)
{
    public static readonly SchoolAddress None = new("", "", "", "", "", null);
}

/// <summary>What pupil referral units and other alternative provision say of themselves.</summary>
/// <param name="SpecialNeeds">Whether it provides for special educational needs.</param>
/// <param name="Behaviour">Whether it provides for emotional and behavioural difficulties.</param>
/// <param name="Places">Places it has; <c>null</c> if not said.</param>
/// <param name="FullTime">Whether it offers full-time provision.</param>
/// <param name="TuitionByOthers">Whether another provider teaches for it.</param>
/// <param name="YoungMothers">Whether it has places for young mothers.</param>
/// <param name="YoungMotherPlaces">How many of those; <c>null</c> if not said.</param>
public sealed record AlternativeProvision(Tri SpecialNeeds, Tri Behaviour, int? Places, Tri FullTime, Tri TuitionByOthers,
    Tri YoungMothers, int? YoungMotherPlaces)
{
    /// <summary>What every other school's row says: nothing.</summary>
    public static readonly AlternativeProvision NotStated = new(default, default, null, default, default, default, null);
}
