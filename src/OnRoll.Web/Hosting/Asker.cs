using OnRoll.Data.Access;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Web.Hosting;

/// <summary>Who asks in this request, looked up anew each time: what an administrator changes holds at once.</summary>
public sealed class Asker(Gate gate, IHttpContextAccessor context, TimeProvider time)
{
    private Principal? principal;
    private bool looked;

    /// <summary>What casework is done for, as the audit has it.</summary>
    public const string Casework = "casework, Education Act 1996 s 436A";

    /// <summary>The account signed in; <c>null</c>: nobody is, or the account has ended.</summary>
    public Principal? Principal
    {
        get
        {
            if (!looked)
            {
                looked = true;
                var name = context.HttpContext?.User.Identity is { IsAuthenticated: true, Name: { } signedIn } ? signedIn : null;
                principal = name is null ? null : gate.Who(name) is { Role: not Role.Operator } found ? found : null;
            }

            return principal;
        }
    }

    public Moment Now => new(time.GetUtcNow());

    public DateOnly Today => Now.Day;

    /// <summary>Whose staff it is, in words; empty for roles of the country.</summary>
    public string AuthorityName => Principal is { Authority: { IsNone: false } code } ? Authorities.Find(code)?.Name ?? code.ToString() : "";

    /// <summary>A door for casework.</summary>
    /// <exception cref="GateClosedException">Nobody is signed in.</exception>
    public Door Door(string purpose = Casework) => gate.For(Principal ?? throw GateClosedException.NoSuchChild, purpose);

    /// <summary>Whether the role may do a thing with some child at all: what a page offers; the gate rules on each.</summary>
    public bool May(GateAction action) => Principal is { } who && (action.Part is { } part
        ? RoleTable.Of(who.Role, part, isTied: true).HasFlag(action.Needs) : Authorisation.OnMany(who, action, Casework).IsAllowed);

    /// <summary>Whether the account may ask for lists of cases.</summary>
    public bool MayListCases => Principal is { } who && Data.Access.Door.MayListCases(who, Casework);

    /// <summary>Whether the account is of a school, and may list its pupils.</summary>
    public bool MayListPupils => Principal is { } who && RoleTable.ReachOf(who.Role) is Reach.School && MayOfMany(GateAction.ListChildren);

    /// <summary>Whether children can be tied to the account, to be seen on its home page.</summary>
    public bool MayHaveChildren => Principal is { } who && !MayListCases && RoleTable.Of(who.Role, RecordPart.Education, isTied: true).HasFlag(Powers.Read);

    /// <summary>Whether the role may ask a thing of many children at once.</summary>
    public bool MayOfMany(GateAction action) => Principal is { } who && Authorisation.OnMany(who, action, Casework).IsAllowed;
}
