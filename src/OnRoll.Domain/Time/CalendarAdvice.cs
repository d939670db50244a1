namespace OnRoll.Domain.Time;

/// <summary>What is said wherever school days are counted and the term dates for them are not loaded, and where they are to be had.</summary>
/// <remarks>
/// Education Act 2002 s 32: the authority sets the terms of community, voluntary controlled and community special schools, the governing
/// body those of foundation, voluntary aided and foundation special schools. Academies set their own.
/// </remarks>
public static class CalendarAdvice
{
    /// <summary>Where term dates are to be had.</summary>
    public const string WhereToGet = "the authority publishes the term dates of its schools, and academies, voluntary aided and foundation schools their own; "
        + "https://www.gov.uk/school-term-holiday-dates finds them by postcode";

    /// <summary>What is said where none are loaded and the answer is approximate for it.</summary>
    public const string NoneLoaded = "no term dates are loaded, so school days are taken to be Monday to Friday less bank holidays; give them in a calendar file: " + WhereToGet;

    /// <summary>What is said where some children's school has none.</summary>
    public const string SomeMissing = "a child with no code of its school or authority in the calendar is counted in Mondays to Fridays less bank holidays; add the terms that are missing: " + WhereToGet;

    /// <summary>What must be said of answers counted in school days by these calendars; <c>null</c> if there are days for every child.</summary>
    public static string? For(SchoolCalendars calendars) =>
        calendars.IsEmpty ? NoneLoaded : calendars.SpeaksForAll ? null : SomeMissing;
}
