using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Ledger;

/// <summary>An assertion in the columns of the public contract: what a store keeps and a file holds.</summary>
/// <remarks>
/// Both ways without loss: <c>Of(a).ToAssertion()</c> equals <c>a</c>. The parts of a name, an address or a contact stand in
/// <see cref="Detail"/>, one a line, as no part of them may hold a line break.
/// </remarks>
/// <param name="First">The first day; <see cref="DateOnly.MinValue"/> for a birth of unknown date.</param>
/// <param name="Until">The last day; <see cref="DateOnly.MaxValue"/> while it is still so.</param>
/// <param name="Authority">Of a residence; none for all else.</param>
/// <param name="Hours">Hours a week; <c>null</c> where there are none.</param>
public readonly record struct AssertionFields(
    Fact Fact, DateOnly First, DateOnly Until, LaCode Authority, string Place, string Kind, decimal? Hours, string Detail)
{
    private const char Between = '\n';

    /// <exception cref="ArgumentOutOfRangeException">A kind of assertion that this version does not know.</exception>
    public static AssertionFields Of(Assertion assertion)
    {
        var fields = new AssertionFields(default, assertion.Held.First, assertion.Held.Until, default, "", "", null, "");
        return assertion switch
        {
            Born born => fields with { Fact = Fact.Born, Kind = Slugs.Sex.Of(born.Sex) },
            Died => fields with { Fact = Fact.Died },
            Resident home => fields with { Fact = Fact.Resident, Authority = home.Authority, Place = home.Place, Kind = home.IsConfirmed ? "confirmed" : "believed" },
            Registered name => fields with { Fact = Fact.Registered, Place = name.School, Kind = Slugs.School.Of(name.Kind), Hours = name.Hours },
            Timetabled part => fields with { Fact = Fact.Timetable, Place = part.School, Hours = part.TaughtHours },
            Attended part => fields with { Fact = Fact.Attendance, Place = part.School, Hours = part.AttendedHours },
            Absent absence => fields with { Fact = Fact.Absent, Place = absence.School, Kind = Slugs.Absence.Of(absence.Kind) },
            Provided provided => fields with { Fact = Fact.Provision, Place = provided.Place, Kind = Slugs.Provision.Of(provided.Kind), Hours = provided.Hours, Detail = Slugs.Judgement.Of(provided.Judgement) },
            HomeEducated home => fields with { Fact = Fact.HomeEducation, Kind = Slugs.HomeEducation.Of(home.Kind) },
            WhereaboutsReported reported => fields with { Fact = Fact.Whereabouts, Kind = Slugs.Whereabouts.Of(reported.Kind) },
            Excluded exclusion => fields with { Fact = Fact.Exclusion, Place = exclusion.School, Kind = Slugs.Exclusion.Of(exclusion.Kind) },
            Applied application => fields with { Fact = Fact.Application, Place = application.Place, Kind = Slugs.Application.Of(application.Kind) },
            Attributed attribute => fields with { Fact = Fact.Attribute, Place = attribute.Place, Kind = attribute.Name },
            ReasonRecorded reason => fields with { Fact = Fact.Reason, Kind = reason.Reason.Slug },
            Named named => fields with { Fact = Fact.Name, Kind = Slugs.Name.Of(named.Kind), Detail = Lines(named.Name.Given, named.Name.Middle, named.Name.Surname) },
            Identified borne => fields with { Fact = Fact.Identifier, Kind = Slugs.Identifier.Of(borne.Kind), Detail = borne.Value },
            Addressed at => fields with { Fact = Fact.Address, Kind = Slugs.Address.Of(at.Kind), Detail = Lines(at.Address.Line1, at.Address.Line2, at.Address.Town, at.Address.Postcode) },
            Contacted who => fields with { Fact = Fact.Contact, Kind = Slugs.Contact.Of(who.Kind), Detail = Lines(who.Name.Given, who.Name.Middle, who.Name.Surname, who.Phone, who.Email) },
            Protected kept => fields with { Fact = Fact.Protection, Kind = Slugs.Protection.Of(kept.Kind) },
            CaseEntry entry => fields with { Fact = Fact.Case, Place = entry.Key, Kind = CaseEntries.WordOf(entry), Detail = CaseEntries.Write(entry) },
            _ => throw new ArgumentOutOfRangeException(nameof(assertion), assertion.GetType().Name, "No columns for this kind of assertion"),
        };
    }

    /// <exception cref="FormatException">The columns hold what no version wrote: the store is damaged, or newer.</exception>
    public Assertion ToAssertion()
    {
        var held = new DateSpan(First, Until);
        return Fact switch
        {
            Fact.Born => new Born(First == DateOnly.MinValue ? null : First, Read(Slugs.Sex)),
            Fact.Died => new Died(First),
            Fact.Resident => new Resident(held, Authority, Kind == "confirmed", Place),
            Fact.Registered => new Registered(held, Place, Read(Slugs.School), Hours),
            Fact.Timetable => new Timetabled(held, Place, Hours),
            Fact.Attendance => new Attended(held, Place, Hours),
            Fact.Absent => new Absent(held, Read(Slugs.Absence), Place),
            Fact.Provision => new Provided(held, Read(Slugs.Provision), Place, Hours, Slugs.Judgement.TryParse(Detail, out var judged) ? judged : throw Damaged()),
            Fact.HomeEducation => new HomeEducated(held, Read(Slugs.HomeEducation)),
            Fact.Whereabouts => new WhereaboutsReported(held, Read(Slugs.Whereabouts)),
            Fact.Exclusion => new Excluded(held, Read(Slugs.Exclusion), Place),
            Fact.Application => new Applied(held, Read(Slugs.Application), Place),
            Fact.Attribute => new Attributed(held, Kind, Place),
            Fact.Reason => new ReasonRecorded(held, Reasons.TryParse(Kind, out var reason) ? reason : throw Damaged()),
            Fact.Name => new Named(held, Read(Slugs.Name), Name(Parts(3))),
            Fact.Identifier => new Identified(held, Read(Slugs.Identifier), Detail),
            Fact.Address => new Addressed(held, Read(Slugs.Address), Parts(4) is var lines ? new(lines[0], lines[1], lines[2], lines[3]) : throw Damaged()),
            Fact.Contact => Parts(5) is var who ? new Contacted(held, Read(Slugs.Contact), Name(who), who[3], who[4]) : throw Damaged(),
            Fact.Protection => new Protected(held, Read(Slugs.Protection)),
            Fact.Case => CaseEntries.Read(Kind, Detail) ?? throw Damaged(),
            _ => throw Damaged(),
        };
    }

    private static PersonName Name(string[] parts) => new(parts[0], parts[1], parts[2]);

    private static string Lines(params ReadOnlySpan<string> parts) => string.Join(Between, parts);

    private string[] Parts(int count) => Detail.Split(Between) is var parts && parts.Length == count ? parts : throw Damaged();

    private T Read<T>(Words<T> words)
        where T : struct, Enum => words.TryParse(Kind, out var kind) ? kind : throw Damaged();

    // Says nothing of the columns themselves, which are a child's.
    private FormatException Damaged() => new($"A stored {Fact} cannot be read: the store is damaged, or of a newer version");
}
