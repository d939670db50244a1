using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Access;

/// <summary>Who asks.</summary>
/// <param name="Account">The account's name, as the audit has it.</param>
/// <param name="Authority">Whose staff, or inspected by whom; none for roles of the country.</param>
/// <param name="School">The school's URN as text, of a trust's schools all of them with spaces between; empty for roles of no school.</param>
public sealed record Principal(string Account, Role Role, LaCode Authority = default, string School = "")
{
    /// <summary>As the audit names the role.</summary>
    public string RoleWord => RoleTable.WordOf(Role);

    /// <summary>The schools, one by one.</summary>
    public IReadOnlyList<string> Schools => School.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether bulk questions range over the whole country.</summary>
    public bool IsNational => RoleTable.ReachOf(Role) is Reach.Country;
}

/// <summary>How an account is tied to a child.</summary>
[Flags]
public enum Ties : byte
{
    None = 0,

    /// <summary>The child is on the account's caseload, or linked to it.</summary>
    Case = 1,

    /// <summary>The child, or a question about the child, was sent to the account.</summary>
    Sent = 2,

    /// <summary>The account is named as one that may see the protected address.</summary>
    Address = 4,
}

/// <summary>What the gate must know of a child to rule, and nothing more.</summary>
/// <param name="Owner">The one authority that owns the child's case today.</param>
/// <param name="Schools">The schools whose registers the child is on, as URNs in text.</param>
/// <param name="IsAddressProtected">Whether the address is to be hidden.</param>
/// <param name="Ties">How the asker is tied to the child.</param>
/// <param name="GlassIsBroken">Whether the asker has broken the glass for this child and the time has not run out.</param>
public sealed record GateTarget(LaCode Owner, IReadOnlyCollection<string> Schools, bool IsAddressProtected, Ties Ties, bool GlassIsBroken = false)
{
    /// <summary>The authority that the case is offered to and that has not answered; none where none is.</summary>
    public LaCode OfferedTo { get; init; }
}

/// <summary>What an asker may see of a child.</summary>
/// <param name="Parts">The parts that may be read.</param>
/// <param name="ShowsAddress">Whether addresses and contacts may be shown.</param>
public sealed record Sight(IReadOnlySet<RecordPart> Parts, bool ShowsAddress)
{
    /// <summary>Whether an assertion may be shown.</summary>
    public bool Shows(Assertion assertion) =>
        assertion is Addressed or Contacted or PersonDescribed or PersonEnded ? ShowsAddress && Parts.Contains(RecordPart.Identity)
        : Parts.Contains(RecordParts.Of(assertion));
}

/// <summary>How the gate ruled.</summary>
/// <param name="Sight">What may be seen; <c>null</c>: refused.</param>
/// <param name="Reason">Why refused, for the audit; the asker is told only that there is no such child or that it is not allowed.</param>
/// <param name="NeededGlass">Whether it is allowed only because the glass was broken.</param>
public sealed record Ruling(Sight? Sight, string Reason, bool NeededGlass)
{
    public bool IsAllowed => Sight is not null;

    /// <summary>Whether the child is tied to the account.</summary>
    public bool IsTied { get; init; }

    internal static Ruling Refuse(string reason) => new(null, reason, false);
}

/// <summary>The one function that every read and write passes: who asks, what for, of which child, with what purpose.</summary>
public static class Authorisation
{
    private static readonly Sight OfNobody = new(new HashSet<RecordPart>(), ShowsAddress: false);
    private static readonly Sight OfOffer = new(new HashSet<RecordPart> { RecordPart.Identity }, ShowsAddress: false);

    /// <summary>Rules on an action upon one child.</summary>
    /// <param name="purpose">What for, in the asker's words. Blank is refused.</param>
    public static Ruling On(Principal principal, GateAction action, GateTarget target, string purpose)
    {
        if (string.IsNullOrWhiteSpace(purpose))
        {
            return Ruling.Refuse("no purpose was stated");
        }

        if (action.Part is not { } part)
        {
            return action.OpenTo.Contains(principal.Role) && IsOfItsAuthority(principal, target) ? new(OfNobody, "", false)
                : Ruling.Refuse($"{principal.RoleWord} may not {action.Name}");
        }

        if (!action.IsFor(principal.Role))
        {
            return Ruling.Refuse($"{principal.RoleWord} may not {action.Name}");
        }

        if (IsOffered(principal, action, target))
        {
            return new(OfOffer, "", false);
        }

        if (action == GateAction.AnswerHandOver)
        {
            return Ruling.Refuse("the case is not offered to the asker's authority");
        }

        var isTied = (target.Ties & (Ties.Case | Ties.Sent)) != Ties.None;
        var usual = IsWithinReach(principal, target, isTied) ? SightOf(principal.Role, part, action, isTied || principal.Role is Role.Operator) : null;
        // A broken glass stands for a tie, to read and for nothing else: also of a child within reach whom only those tied may read.
        var broken = target.GlassIsBroken && action.Needs == Powers.Read && action != GateAction.AnswerEscalation && RoleTable.BreaksGlass(principal.Role) ? SightOf(principal.Role, part, action, isTied: true) : null;
        var neededGlass = broken is not null && (usual is null || usual.Count < broken.Count);
        return (neededGlass ? broken : usual) is { } parts ? new(new(parts, !target.IsAddressProtected || target.Ties.HasFlag(Ties.Address)), "", neededGlass) { IsTied = isTied || principal.Role is Role.Operator }
            : Ruling.Refuse(IsWithinReach(principal, target, isTied) ? $"{principal.RoleWord} may not {action.Name}" : "the child is outside the reach of the role");
    }

    /// <summary>The parts a role may read; <c>null</c> where it may not do what is asked.</summary>
    private static HashSet<RecordPart>? SightOf(Role role, RecordPart part, GateAction action, bool isTied) =>
        (RoleTable.Of(role, part, isTied) & action.Needs) != action.Needs ? null
        : [.. Enum.GetValues<RecordPart>().Where(each => RoleTable.Of(role, each, isTied).HasFlag(Powers.Read))];

    /// <summary>Rules on a question about many children at once, or on the register itself.</summary>
    /// <returns>Whether it is allowed at all; over which children it ranges, the store's reach says.</returns>
    public static Ruling OnMany(Principal principal, GateAction action, string purpose)
    {
        if (string.IsNullOrWhiteSpace(purpose))
        {
            return Ruling.Refuse("no purpose was stated");
        }

        if (action.Part is not { } part)
        {
            return action.OpenTo.Contains(principal.Role) ? new(OfNobody, "", false) : Ruling.Refuse($"{principal.RoleWord} may not {action.Name}");
        }

        if (action == GateAction.AnswerHandOver || action == GateAction.AnswerEscalation)
        {
            return Ruling.Refuse("it is answered case by case");
        }

        var reach = RoleTable.ReachOf(principal.Role);
        if (reach is Reach.Nobody or Reach.Tied || (reach is Reach.Authority && principal.Authority.IsNone))
        {
            return Ruling.Refuse($"{principal.RoleWord} may ask of single children only");
        }

        if (reach is Reach.School && (principal.Schools.Count == 0 || (action != GateAction.ListChildren && action != GateAction.Count && action != GateAction.Import)))
        {
            return Ruling.Refuse($"{principal.RoleWord} may list and count the children of its own school and send its returns, and no more of many at once");
        }

        if ((RoleTable.Of(principal.Role, part, isTied: principal.Role is Role.Operator) & action.Needs) != action.Needs)
        {
            return Ruling.Refuse($"{principal.RoleWord} may not {action.Name}");
        }

        var parts = Enum.GetValues<RecordPart>().Where(each => RoleTable.Of(principal.Role, each, isTied: false).HasFlag(Powers.Read)).ToHashSet();
        return new(new(parts, ShowsAddress: false), "", false);
    }

    // Before a case is taken over no more is told than who the child is, and where is not.
    private static bool IsOffered(Principal principal, GateAction action, GateTarget target) =>
        !target.OfferedTo.IsNone && target.OfferedTo == principal.Authority && principal.Role is (Role.Officer or Role.Lead)
        && (action == GateAction.AnswerHandOver || action == GateAction.ReadIdentity);

    private static bool IsOfItsAuthority(Principal principal, GateTarget target) =>
        principal.IsNational || principal.Authority == target.Owner;

    private static bool IsWithinReach(Principal principal, GateTarget target, bool isTied) => RoleTable.ReachOf(principal.Role) switch
    {
        Reach.Country => true,
        Reach.Authority => !principal.Authority.IsNone && principal.Authority == target.Owner,
        Reach.School => principal.Schools.Any(target.Schools.Contains),
        Reach.Tied => isTied,
        _ => false,
    };
}
