using OnRoll.Domain.Time;

namespace OnRoll.Domain.Ledger;

/// <summary>Who a child is, as a source says: a name, an identifier, an address, a person to ask. Held as dated assertions like all else.</summary>
/// <remarks>
/// No status, clock or count looks at them; linkage and the people who look for the child do. They never enter an error, a log
/// or a URL, and <see cref="Assertion.Words"/> of them name the kind alone.
/// </remarks>
public abstract record Particular(DateSpan Held) : Assertion(Held);

/// <summary>A person's name in parts, as the source writes it. Which token is the surname is never guessed.</summary>
/// <param name="Middle">Middle names, several separated by blanks.</param>
public sealed record PersonName(string Given, string Middle, string Surname)
{
    /// <summary>The parts there are, in order, for a page that may show them.</summary>
    public override string ToString() => string.Join(' ', new[] { Given, Middle, Surname }.Where(part => part.Length > 0));
}

/// <summary>A postal address as the source writes it.</summary>
public sealed record PostalAddress(string Line1, string Line2, string Town, string Postcode)
{
    public override string ToString() => string.Join(", ", new[] { Line1, Line2, Town, Postcode }.Where(part => part.Length > 0));
}

/// <summary>Goes by a name.</summary>
public sealed record Named(DateSpan Held, NameKind Kind, PersonName Name) : Particular(Held)
{
    public override Slot Slot => new(Fact.Name, Held.First, "", Slugs.Name.Of(Kind));

    public override string Words => $"{Slugs.Name.Of(Kind)} name ({Held})";
}

/// <summary>Bears an identifier. Two of one kind may both be borne; which is superseded, the source says by its last day.</summary>
/// <param name="Value">As the source writes it, blanks removed; sound or not.</param>
public sealed record Identified(DateSpan Held, IdentifierScheme Kind, string Value) : Particular(Held)
{
    public override Slot Slot => new(Fact.Identifier, Held.First, Value, Slugs.Identifier.Of(Kind));

    public override string Words => $"identifier: {Slugs.Identifier.Of(Kind)} ({Held})";
}

/// <summary>Lives, or gets post, at an address. In whose area that is, <see cref="Resident"/> says.</summary>
public sealed record Addressed(DateSpan Held, AddressKind Kind, PostalAddress Address) : Particular(Held)
{
    public override Slot Slot => new(Fact.Address, Held.First, "", Slugs.Address.Of(Kind));

    public override string Words => $"{Slugs.Address.Of(Kind)} address ({Held})";
}

/// <summary>A parent, carer or other person who can be asked.</summary>
public sealed record Contacted(DateSpan Held, ContactKind Kind, PersonName Name, string Phone, string Email) : Particular(Held)
{
    public override Slot Slot => new(Fact.Contact, Held.First, $"{Name.Given} {Name.Surname}".Trim(), Slugs.Contact.Of(Kind));

    public override string Words => $"{Slugs.Contact.Of(Kind)} ({Held})";
}

/// <summary>Where the child lives is to be shown to nobody but those named for it: refuge, adoption, witness.</summary>
public sealed record Protected(DateSpan Held, ProtectionKind Kind) : Particular(Held)
{
    public override Slot Slot => new(Fact.Protection, Held.First, "", Slugs.Protection.Of(Kind));

    public override string Words => $"address protected ({Held})";
}
