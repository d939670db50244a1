namespace OnRoll.Shared;

/// <summary>A referral of a synthetic child, with all that is asked.</summary>
internal static class SyntheticReferral
{
    public static IReadOnlyDictionary<string, string> Of(string given, string surname = "Testling") => new Dictionary<string, string>
    {
        ["given"] = given,
        ["surname"] = surname,
        ["born"] = "2015-03-27",
        ["sex"] = "F",
        ["lives"] = "yes",
        ["from"] = "health",
        ["referrer-name"] = "A clinic (synthetic)",
        ["referrer-contact"] = "020 7946 0001",
        ["withheld"] = "no",
        ["harm"] = "no",
        ["account"] = "Came to a clinic (synthetic)",
    };
}
