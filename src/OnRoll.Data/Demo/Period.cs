namespace OnRoll.Data.Demo;

/// <summary>Something that is so for a while. The register learns that it began, and some days after its end that it ended.</summary>
internal sealed class Period(string fact, DateOnly from, DateOnly? to)
{
    public string Fact { get; } = fact;

    public DateOnly From { get; } = from;

    /// <summary>The last day; <c>null</c> if it never ends. A story may move it.</summary>
    public DateOnly? To { get; set; } = to;

    public string Authority { get; init; } = "";

    public string Place { get; init; } = "";

    public string Kind { get; init; } = "";

    public decimal? Hours { get; init; }

    public string Detail { get; init; } = "";

    /// <summary>Days from the beginning until the register learnt of it.</summary>
    public int LearntAfter { get; init; }

    /// <summary>Days from the end until the register learnt of that.</summary>
    public int EndLearntAfter { get; set; }

    /// <summary>The same in another authority and other days.</summary>
    public Period In(string authority, DateOnly from, DateOnly? to) => new(Fact, from, to)
    {
        Authority = authority,
        Place = Place,
        Kind = Kind,
        Hours = Hours,
        Detail = Detail,
        LearntAfter = LearntAfter,
        EndLearntAfter = to == To ? EndLearntAfter : 0,
    };

    public bool Holds(DateOnly day) => From <= day && !(To < day);

    /// <summary>One line when the end was already known with the beginning, otherwise an open line and later the one that ends it.</summary>
    /// <param name="first">The day on which the register first heard of the child: it learnt nothing before.</param>
    public IEnumerable<Told> Lines(DateOnly first)
    {
        if (To < From)
        {
            yield break; // over before it began
        }

        var begun = Later(From.AddDays(LearntAfter), first);
        if (To is not { } last)
        {
            yield return Line(null, begun);
            yield break;
        }

        var ended = Later(last.AddDays(EndLearntAfter), first);
        if (begun <= last && begun < ended)
        {
            yield return Line(null, begun);
        }

        yield return Line(last, Later(ended, begun));
    }

    private Told Line(DateOnly? to, DateOnly known) =>
        new(Fact, From, to, known) { Authority = Authority, Place = Place, Kind = Kind, Hours = Hours, Detail = Detail };

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;
}
