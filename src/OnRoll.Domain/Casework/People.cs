using System.Text.Json.Serialization;
using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Casework;

/// <summary>Whether somebody has parental responsibility, Children Act 1989 s 3.</summary>
public enum Responsibility : byte
{
    NotKnown = 0,
    Has,
    HasNot,
}

/// <summary>What must be known before somebody is rung, written to or visited: said of a contact by its name and kind.</summary>
/// <param name="Person">Given name and surname, as the contact has them.</param>
/// <param name="DoNotContact">Whether this person must not be contacted.</param>
/// <param name="Language">The language to speak or write in, where it is not English; empty: not recorded.</param>
/// <param name="Source">Who says so.</param>
public sealed record PersonDescribed(
    DateOnly On, string Key, string By, ContactKind Kind, string Person, Responsibility Responsibility, bool DoNotContact, string Language, bool NeedsInterpreter, string Source) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override RecordPart Part => RecordPart.Identity;

    public override string Words => "A parent, carer or other contact recorded";

    public override string Text => Source;
}

/// <summary>A contact ended, and who says so.</summary>
/// <param name="Until">The last day.</param>
public sealed record PersonEnded(DateOnly On, string Key, string By, DateOnly Until, string Source) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override RecordPart Part => RecordPart.Identity;

    public override string Words => "A parent, carer or other contact ended";

    public override string Text => Source;
}

/// <summary>A parent, carer or other contact with what is known of them.</summary>
/// <param name="Described">The last that was said; <c>null</c>: nothing was.</param>
public sealed record Person(Contacted Contact, PersonDescribed? Described)
{
    /// <summary>What tells this person from the child's others, for a form.</summary>
    public string Key => $"{Slugs.Contact.Of(Contact.Kind)} {Contact.Slot.Place}";

    public bool DoNotContact => Described is { DoNotContact: true };

    /// <summary>What is to be known besides how to reach them, each a short phrase.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (DoNotContact)
            {
                yield return "do not contact";
            }

            if (Described is { Responsibility: not Responsibility.NotKnown } said)
            {
                yield return People.NameOf(said.Responsibility);
            }

            if (Described is { Language.Length: > 0 } speaks)
            {
                yield return $"speaks {speaks.Language}";
            }

            if (Described is { NeedsInterpreter: true })
            {
                yield return "needs an interpreter";
            }
        }
    }
}

/// <summary>The people who can be asked about a child.</summary>
public static class People
{
    public static string NameOf(Responsibility responsibility) => responsibility switch
    {
        Responsibility.Has => "has parental responsibility",
        Responsibility.HasNot => "has no parental responsibility",
        _ => "parental responsibility not known",
    };

    /// <summary>Those who can be asked on a day, each once, by the last that was said of them.</summary>
    public static IReadOnlyList<Person> On(EducationHistory history, DateOnly day)
    {
        var described = history.Standing.Where(line => line.What is PersonDescribed).OrderBy(line => line.At).ThenBy(line => line.Sequence).Select(line => (PersonDescribed)line.What).ToList();
        return [.. history.All<Contacted>().Where(contact => contact.Held.Contains(day)).GroupBy(contact => $"{contact.Kind} {contact.Slot.Place}", StringComparer.OrdinalIgnoreCase)
            .Select(same => same.Last()).Select(contact => new Person(contact, described.LastOrDefault(said => said.Kind == contact.Kind && said.Person.Equals(contact.Slot.Place, StringComparison.OrdinalIgnoreCase))))];
    }
}
