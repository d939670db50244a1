using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Identity;

/// <summary>Identifiers that tell one child from another: a sound permanent UPN, a sound NHS number, a sound ULN.</summary>
/// <remarks>
/// A temporary UPN and a number that fails its check are evidence for a person and never decide. A child may bear two UPNs, one of
/// them a former one, so that a former UPN joins and never vetoes.
/// </remarks>
public static class StrongIdentifiers
{
    /// <summary>The key under which a sound identifier is looked up, kind and value as stored; <c>null</c> if it is not strong.</summary>
    public static string? Key(Identified identifier) => identifier.Kind switch
    {
        IdentifierScheme.Upn or IdentifierScheme.FormerUpn when Upn.TryParse(identifier.Value, out var upn, out _) && upn.Kind is UpnKind.Permanent => $"upn {upn}",
        IdentifierScheme.NhsNumber when NhsNumber.TryParse(identifier.Value, out var nhs, out _) => $"nhs {nhs}",
        IdentifierScheme.Uln when Uln.TryParse(identifier.Value, out var uln, out _) => $"uln {uln}",
        _ => null,
    };

    /// <summary>Why two children cannot be one; <c>null</c> if their identifiers do not say so.</summary>
    /// <remarks>Two sound numbers of one kind that differ veto, unless a birth date that stands on each side agrees: then one child was numbered twice.</remarks>
    public static Problem? Veto(Identification one, Identification other)
    {
        if (one.Births.Intersect(other.Births).Any())
        {
            return null;
        }

        foreach (var (scheme, name) in new[] { (IdentifierScheme.Upn, "UPNs"), (IdentifierScheme.NhsNumber, "NHS numbers"), (IdentifierScheme.Uln, "ULNs") })
        {
            var (left, right) = (Keys(one, scheme), Keys(other, scheme));
            if (left.Count > 0 && right.Count > 0 && !left.Overlaps(right))
            {
                return new("join.identifiers", "Other",
                    $"The two have different {name} and no birth date in common; correct whichever is wrong in its source first");
            }
        }

        return null;
    }

    /// <summary>Whether an identifier in common is enough to join two without a person: the same sound number, and no birth date against it.</summary>
    public static bool Join(Identification one, Identification other) =>
        Veto(one, other) is null
        && (one.Births.Count == 0 || other.Births.Count == 0 || one.Births.Intersect(other.Births).Any())
        && one.Identifiers.Select(Key).OfType<string>().Intersect(other.Identifiers.Select(Key).OfType<string>(), StringComparer.Ordinal).Any();

    private static HashSet<string> Keys(Identification child, IdentifierScheme scheme) =>
        [.. child.Identifiers.Where(identifier => identifier.Kind == scheme || (scheme is IdentifierScheme.Upn && identifier.Kind is IdentifierScheme.FormerUpn))
            .Select(Key).OfType<string>()];
}
