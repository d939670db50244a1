using OnRoll.Domain.Intake;

namespace OnRoll.Domain.Schools;

/// <summary>One school taking another's place, as told by one row of the links or by both schools' rows.</summary>
/// <param name="Day">The earliest day that a row gives; <c>null</c> if none does.</param>
public sealed record Succession(int Predecessor, int Successor, LinkManner Manner, DateOnly? Day);

/// <summary>A school met on the way along a chain of successions.</summary>
/// <param name="School"><c>null</c> if the register does not hold it: only its URN is known.</param>
/// <param name="IsEnd">Whether the chain goes no further from here on the day asked about, or only back to where it came from.</param>
public sealed record ChainedSchool(int Urn, School? School, bool IsEnd);

/// <summary>The schools of one file of the register, and the links between them.</summary>
public sealed class SchoolRegister
{
    private readonly Dictionary<int, School> byUrn = [];
    private readonly Dictionary<int, List<Succession>> after = [];
    private readonly Dictionary<int, List<Succession>> before = [];
    private readonly ILookup<string, School> byLaestab;
    private readonly ILookup<string, School> byPreviousLaestab;
    private readonly ILookup<string, School> byAuthority;
    private readonly List<Finding> findings = [];

    /// <exception cref="ArgumentException">Two schools have one URN; the reader of rows lets no such pair through.</exception>
    public SchoolRegister(IEnumerable<School> schools, IEnumerable<SchoolLink> links)
    {
        foreach (var school in schools)
        {
            byUrn.Add(school.Urn, school);
        }

        Schools = [.. byUrn.Values.OrderBy(school => school.Urn)];
        byLaestab = Schools.Where(school => school.Laestab is not null).ToLookup(school => school.Laestab!, StringComparer.Ordinal);
        byPreviousLaestab = Schools.Where(school => school.PreviousLaestab is not null)
            .ToLookup(school => school.PreviousLaestab!, StringComparer.Ordinal);
        byAuthority = Schools.Where(school => school.Authority is not null).ToLookup(school => school.Authority!, StringComparer.Ordinal);
        Links = [.. links];
        Join();
    }

    /// <summary>Every school, by URN.</summary>
    public IReadOnlyList<School> Schools { get; }

    /// <summary>Every link as it was given, those that are no succession and those to schools not held here included.</summary>
    public IReadOnlyList<SchoolLink> Links { get; }

    /// <summary>What is odd about the links: schools that are not in the register, and rows that contradict each other.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>The school of a URN, or <c>null</c> if it is not in the register: the sign of a setting that nobody registered.</summary>
    public School? Find(int urn) => byUrn.GetValueOrDefault(urn);

    /// <summary>Whether a school was open on a day; unknown if it is not in the register.</summary>
    /// <seealso cref="School.IsOpen"/>
    public Tri IsOpen(int urn, DateOnly day) => Find(urn)?.IsOpen(day) ?? Tri.Unknown;

    /// <summary>The schools that bore a LAESTAB on a day, open ones before those that may have been; more than one if the register cannot tell.</summary>
    /// <remarks>A number is given again after years, and a school that becomes an academy mostly keeps its own, so the day decides.</remarks>
    public IReadOnlyList<School> WithLaestab(string authority, string establishmentNumber, DateOnly day) =>
        OpenOrPerhaps(byLaestab[authority + establishmentNumber], day);

    /// <summary>The schools that bore a LAESTAB before the one they have now, as older UPNs and transfer files carry it; the register does not say until when.</summary>
    public IReadOnlyList<School> OnceWithLaestab(string authority, string establishmentNumber) =>
        [.. byPreviousLaestab[authority + establishmentNumber]];

    /// <summary>The schools of an authority that were open on a day, and after them those that may have been.</summary>
    /// <remarks>By the authority each had when the file was made.</remarks>
    public IReadOnlyList<School> InAuthority(string authority, DateOnly day) => OpenOrPerhaps(byAuthority[authority], day);

    /// <summary>Every school that had taken a school's place by a day, through however many steps, each once and after the one it followed.</summary>
    /// <remarks>
    /// A succession counts from its day. Without one it counts from the day the predecessor closed, and if that is not
    /// known either, from long ago. A row that only one of the two schools has is enough. A circle ends where it began.
    /// </remarks>
    public IReadOnlyList<ChainedSchool> SuccessorsOn(int urn, DateOnly day) => Walk(urn, day, after, step => step.Successor);

    /// <summary>Every school whose place a school had taken by a day: the other way along the same chains.</summary>
    public IReadOnlyList<ChainedSchool> PredecessorsOn(int urn, DateOnly day) => Walk(urn, day, before, step => step.Predecessor);

    private static School[] OpenOrPerhaps(IEnumerable<School> schools, DateOnly day) =>
        [.. schools.Select(school => (school, open: school.IsOpen(day))).Where(pair => pair.open is not Tri.False)
            .OrderByDescending(pair => pair.open).Select(pair => pair.school)];

    private ChainedSchool[] Walk(int start, DateOnly day, Dictionary<int, List<Succession>> steps, Func<Succession, int> next)
    {
        // Depth first by hand: a chain may be longer than the stack is deep. "On the way" tells a circle from two ways to one school.
        List<(int Urn, bool IsEnd)> met = [];
        var visited = new HashSet<int> { start };
        var onTheWay = new HashSet<int> { start };
        var way = new Stack<(int Urn, int Place, IEnumerator<int> Onward)>();
        way.Push((start, -1, Onward(start)));
        while (way.TryPeek(out var here))
        {
            if (!here.Onward.MoveNext())
            {
                way.Pop();
                onTheWay.Remove(here.Urn);
                continue;
            }

            var urn = here.Onward.Current;
            if (here.Place >= 0 && !onTheWay.Contains(urn))
            {
                met[here.Place] = (here.Urn, false);
            }

            if (visited.Add(urn))
            {
                onTheWay.Add(urn);
                way.Push((urn, met.Count, Onward(urn)));
                met.Add((urn, true));
            }
        }

        return [.. met.Select(place => new ChainedSchool(place.Urn, Find(place.Urn), place.IsEnd))];

        IEnumerator<int> Onward(int urn) => steps.TryGetValue(urn, out var all)
            ? all.Where(step => FirstDay(step) <= day).Select(next).GetEnumerator()
            : Enumerable.Empty<int>().GetEnumerator();
    }

    private DateOnly FirstDay(Succession step) => step.Day ?? Find(step.Predecessor)?.Closed ?? DateOnly.MinValue;

    /// <summary>Makes one succession of the one or two rows that tell of it, and says what is odd.</summary>
    private void Join()
    {
        Dictionary<(int Predecessor, int Successor), Succession> joined = [];
        foreach (var link in Links)
        {
            ReportUnknown(link);
            if (link.Kind is LinkKind.Other || link.From == link.To)
            {
                continue;
            }

            var pair = link.Kind is LinkKind.Successor ? (link.From, link.To) : (link.To, link.From);
            if (!joined.TryGetValue(pair, out var known))
            {
                joined.Add(pair, new(pair.Item1, pair.Item2, link.Manner, link.Day));
                continue;
            }

            if (link.Day is { } day && known.Day is { } other && day != other)
            {
                findings.Add(Finding.Note(link.Line, "LinkEstablishedDate", "differs from the day on the other school's row",
                    "give both rows one day; until then the earlier counts"));
            }

            joined[pair] = known with
            {
                Day = known.Day is null || link.Day < known.Day ? link.Day ?? known.Day : known.Day,
                Manner = known.Manner is LinkManner.Plain ? link.Manner : known.Manner,
            };
        }

        foreach (var step in joined.Values.OrderBy(step => step.Predecessor).ThenBy(step => step.Successor))
        {
            Add(after, step.Predecessor, step);
            Add(before, step.Successor, step);
        }
    }

    private void ReportUnknown(SchoolLink link)
    {
        var (from, to) = (byUrn.ContainsKey(link.From), byUrn.ContainsKey(link.To));
        if (!from || !to)
        {
            findings.Add(Finding.Note(link.Line, from ? "LinkURN" : to ? "URN" : "",
                from || to ? "is the URN of a school that is not in the register" : "URN and LinkURN are those of schools that are not in the register",
                "the link is kept; take in the file that has the school"));
        }
    }

    private static void Add(Dictionary<int, List<Succession>> steps, int urn, Succession step)
    {
        if (!steps.TryGetValue(urn, out var list))
        {
            steps.Add(urn, list = []);
        }

        list.Add(step);
    }
}
