using OnRoll.Domain.Time;

namespace OnRoll.Cli.Clocks;

/// <summary>Which of the calendars loaded a clock is counted by.</summary>
internal sealed class CalendarChoice(SchoolCalendars calendars, string? code)
{
    public bool IsEmpty => calendars.IsEmpty;

    /// <summary>Why no calendar can be chosen for a case; <c>null</c> where one can.</summary>
    /// <param name="own">The case's own code; blank: the one given for all.</param>
    public string? Problem(string own)
    {
        var wanted = own.Length > 0 ? own : code ?? "";
        if (IsEmpty)
        {
            return "give --calendar FILE with the school's terms";
        }

        if (wanted.Length > 0)
        {
            return calendars.Find(wanted) is null ? $"the calendar has no such code; it has {string.Join(", ", calendars.Codes)}" : null;
        }

        return calendars.Codes.Count > 1 ? $"the calendar has several codes; give --code, one of {string.Join(", ", calendars.Codes)}" : null;
    }

    /// <summary>The days of a case; <c>null</c> where none can be chosen.</summary>
    public CountedDays? Days(string own)
    {
        if (Problem(own) is not null)
        {
            return null;
        }

        var wanted = own.Length > 0 ? own : code ?? "";
        return calendars.Find(wanted) ?? calendars.Find(calendars.Codes[0]);
    }
}
