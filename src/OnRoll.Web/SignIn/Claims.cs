namespace OnRoll.Web.SignIn;

/// <summary>What a session says of whoever is signed in, beside the account's name.</summary>
internal static class Claims
{
    /// <summary>What must be done first: one of the two below.</summary>
    public const string ToDo = "onroll:to-do";

    public const string ChangePassword = "password";
    public const string SetUpSecondFactor = "second-factor";
}
