namespace OnRoll.Domain.Time;

/// <summary>What a row of a calendar file says of its days.</summary>
public enum CalendarEntryKind
{
    Term,
    Holiday,
    Inset,
    Closure,
}

/// <summary>One row of a calendar.</summary>
/// <param name="Code">Whose it is: a school, an authority or any name; blank holds for all.</param>
/// <param name="Days">Both ends included.</param>
public sealed record CalendarEntry(string Code, CalendarEntryKind Kind, DateSpan Days, string Name);

/// <summary>The school calendars that were loaded, by code, and which of them speaks for a child.</summary>
/// <remarks>
/// A school day is a Monday to Friday inside a term, not in a holiday, inset day, closure or bank holiday. A calendar knows its days
/// from its first term to its last; where the first term begins in August or September, from 1 August before it.
/// </remarks>
public sealed class SchoolCalendars
{
    private readonly Dictionary<string, CountedDays> byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<DateOnly>> termsByCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly CountedDays? common;
    private readonly CountedDays standIn;

    public SchoolCalendars(IEnumerable<CalendarEntry> entries)
    {
        var all = entries.ToList();
        var forAll = all.Where(entry => entry.Code.Length == 0).ToList();
        foreach (var group in all.Where(entry => entry.Code.Length > 0).GroupBy(entry => entry.Code, StringComparer.OrdinalIgnoreCase))
        {
            List<CalendarEntry> own = [.. group, .. forAll];
            if (Build(own) is { } days)
            {
                byCode.Add(group.Key, days);
                termsByCode.Add(group.Key, FirstDaysOfTerms(own));
            }
        }

        Codes = [.. all.Select(entry => entry.Code).Where(code => code.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        standIn = CountedDays.WeekdaysLess([.. forAll.Where(entry => entry.Kind is not CalendarEntryKind.Term).Select(entry => entry.Days)]);
        common = Build(forAll);
        CommonTerms = FirstDaysOfTerms(forAll);
    }

    /// <summary>No calendar at all: weekdays less bank holidays stand in for every school's days.</summary>
    public static SchoolCalendars None { get; } = new([]);

    /// <summary>The codes that have rows of their own, in order, those without any term among them.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Whether nothing was loaded, so that every answer in school days is an approximation.</summary>
    public bool IsEmpty => byCode.Count == 0 && common is null;

    /// <summary>Whether there are days for every child: rows that hold for all, or one code alone.</summary>
    public bool SpeaksForAll => common is not null || byCode.Count == 1;

    /// <summary>The first days of terms that hold for all.</summary>
    public IReadOnlyList<DateOnly> CommonTerms { get; }

    /// <summary>The days of a code, or of all where the code has none of its own; <c>null</c> if neither was loaded.</summary>
    public CountedDays? Find(string code) => byCode.GetValueOrDefault(code) ?? common;

    /// <summary>The first days of the terms of a code, in order.</summary>
    public IReadOnlyList<DateOnly> TermsOf(string code) => termsByCode.GetValueOrDefault(code) ?? CommonTerms;

    /// <summary>Whether a code has a calendar of its own.</summary>
    public bool Has(string code) => byCode.ContainsKey(code);

    /// <summary>The days to count in for a child: the school's own, else the authority's, else the only one loaded, else weekdays.</summary>
    public CountedDays For(string school, string authority)
    {
        return byCode.GetValueOrDefault(school) ?? byCode.GetValueOrDefault($"urn-{school}")
            ?? byCode.GetValueOrDefault(authority) ?? common
            ?? (SpeaksForAll ? byCode.Values.First() : standIn);
    }

    private static DateOnly[] FirstDaysOfTerms(List<CalendarEntry> entries) =>
        [.. entries.Where(entry => entry.Kind is CalendarEntryKind.Term).Select(entry => entry.Days.First).Distinct().Order()];

    private static CountedDays? Build(List<CalendarEntry> entries)
    {
        var terms = entries.Where(entry => entry.Kind is CalendarEntryKind.Term).Select(entry => entry.Days).ToList();
        if (terms.Count == 0)
        {
            return null;
        }

        var first = terms.Min(term => term.First);
        var from = Later(BankHolidays.Known.First, first.Month is 8 or 9 ? new(first.Year, 8, 1) : first);
        var to = Earlier(BankHolidays.Known.Until, terms.Max(term => term.Until));
        if (to < from)
        {
            return null; // none of its terms lies in the years whose bank holidays are known
        }

        var known = new DateSpan(from, to);
        var days = new HashSet<DateOnly>(terms.SelectMany(term => Within(term, known)));
        days.RemoveWhere(day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || BankHolidays.Contains(day));
        foreach (var entry in entries.Where(entry => entry.Kind is not CalendarEntryKind.Term))
        {
            days.ExceptWith(Within(entry.Days, known));
        }

        return CountedDays.OfSchool(known, days);
    }

    private static IEnumerable<DateOnly> Within(DateSpan span, DateSpan bounds)
    {
        for (var day = Later(span.First, bounds.First); day <= span.Until && day <= bounds.Until; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}
