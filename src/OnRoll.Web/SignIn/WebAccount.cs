using OnRoll.Data.Accounts;
using OnRoll.Domain.Access;

namespace OnRoll.Web.SignIn;

/// <summary>An account as the framework's sign-in handles it: changed in memory, then kept.</summary>
public sealed class WebAccount(Principal principal, Credential credential)
{
    public Principal Principal { get; } = principal;

    public string Name => Principal.Account;

    public Credential Credential { get; set; } = credential;

    /// <summary>The credential as the store has it: what is kept must have been changed from this.</summary>
    internal Credential Stored { get; set; } = credential;

    /// <summary>What is to be said of the next keeping in the audit; <c>null</c>: nothing.</summary>
    public string? What { get; set; }
}
