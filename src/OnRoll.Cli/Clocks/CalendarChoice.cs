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
        if (IsEmpty)
        {
            return $"give --calendar FILE with the school's terms; {CalendarAdvice.WhereToGet}";
        }

        var wanted = Wanted(own);
        if (wanted.Length == 0 && calendars.Codes.Count > 1)
        {
            return $"the calendar has several codes; give --code, one of {List}";
        }

        return calendars.Find(wanted) is not null ? null
            : calendars.Codes.Contains(wanted, StringComparer.OrdinalIgnoreCase) ? "the calendar has no terms for that code"
            : $"the calendar has no such code; it has {List}";
    }

    /// <summary>The days of a case; <c>null</c> where none can be chosen.</summary>
    public CountedDays? Days(string own) => Problem(own) is null ? calendars.Find(Wanted(own)) : null;

    private string List => string.Join(", ", calendars.Codes);

    /// <summary>One code alone needs not be named.</summary>
    private string Wanted(string own) =>
        own.Length > 0 ? own : code ?? (calendars.Codes.Count == 1 ? calendars.Codes[0] : "");
}
