using System.Globalization;

namespace OnRoll.Web.SignIn;

/// <summary>How long sessions last, and how soon what an administrator changes ends them.</summary>
/// <param name="Length">How long a session lasts without use: setting <c>session:minutes</c>.</param>
/// <param name="CheckedEvery">How old a look at the account's secrets may be: setting <c>session:check-seconds</c>.</param>
public sealed record SessionRules(TimeSpan Length, TimeSpan CheckedEvery)
{
    private const double UsualMinutes = 30;
    private const double UsualCheckSeconds = 60;
    private const double MostMinutes = 720;
    private static readonly TimeSpan WarnsBefore = TimeSpan.FromMinutes(2);

    /// <summary>How long after a page was made the session lasts at least. A session is made longer when the account is looked at, so that it may be that much older than the page.</summary>
    public TimeSpan Surely => Length - CheckedEvery;

    /// <summary>How long before that a page warns: two minutes, and at most half of it.</summary>
    public TimeSpan Warning => WarnsBefore < Surely / 2 ? WarnsBefore : Surely / 2;

    /// <summary>The warning in words.</summary>
    public string WarningInWords => InWords(Warning);

    public string LengthInWords => InWords(Length);

    /// <exception cref="InvalidOperationException">A setting is no number that will do.</exception>
    public static SessionRules Of(IConfiguration settings)
    {
        var rules = new SessionRules(
            TimeSpan.FromMinutes(Number(settings, "session:minutes", UsualMinutes, MostMinutes)), TimeSpan.FromSeconds(Number(settings, "session:check-seconds", UsualCheckSeconds, MostMinutes * 60)));
        return rules.Surely > TimeSpan.Zero ? rules : throw new InvalidOperationException("session:check-seconds: give less than session:minutes come to");
    }

    private static double Number(IConfiguration settings, string name, double usual, double most) => settings[name] is not { Length: > 0 } text ? usual
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number
        : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{name}: give a number above 0 and up to {most}"));

    private static string InWords(TimeSpan span) => span >= WarnsBefore ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} minutes") : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} seconds");
}
