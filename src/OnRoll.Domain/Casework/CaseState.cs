namespace OnRoll.Domain.Casework;

/// <summary>Where the work on a case stands. It decides nothing of what the child is: that the definitions say, from facts.</summary>
public enum CaseState : byte
{
    /// <summary>There is no case.</summary>
    None = 0,

    /// <summary>Told of, not yet looked at.</summary>
    Notified,

    /// <summary>Age, area and identity checked; the safeguarding questions answered.</summary>
    Triaged,

    /// <summary>Looking for a place of education that is known to somebody.</summary>
    CheckingPlace,

    /// <summary>Whereabouts unknown; enquiries run.</summary>
    Locating,

    /// <summary>Seen or confirmed at an address.</summary>
    Located,
    AssessingNeed,

    /// <summary>The parent says home education; whether it is suitable is not decided.</summary>
    HomeEducationReview,

    /// <summary>An application, fair access, alternative provision or a plan's placement is in hand.</summary>
    Placing,

    /// <summary>A place is offered and has not begun: still missing education.</summary>
    Offered,

    /// <summary>On a register and attended the first session.</summary>
    Started,

    /// <summary>Attendance is watched for a while.</summary>
    Monitoring,

    /// <summary>On the way to a school attendance order.</summary>
    OrderTrack,

    /// <summary>All enquiries done, and not found. Not closed: looked up again until found or beyond school age.</summary>
    NotTraced,
    Closed,
}

/// <summary>Which state may follow which, as one table, and what each is called.</summary>
/// <remarks>After the process that statutory guidance describes since 2007; the order is ours. What else a step takes, the act that makes it says.</remarks>
public static class CaseStates
{
    private const string Table = """
        state                 | called                          | may go on to
        notified              | New, not yet looked at          | triaged
        triaged               | Triaged                         | checking-place locating located
        checking-place        | Looking for a known place       | locating located placing monitoring
        locating              | Looking for the child           | located not-traced
        located               | Found                           | assessing-need home-education-review placing monitoring
        assessing-need        | Assessing need                  | home-education-review placing order-track locating
        home-education-review | Home education being looked at  | order-track placing assessing-need monitoring locating
        placing               | Finding a place                 | offered order-track assessing-need home-education-review locating
        offered               | Place offered, not yet started  | started placing order-track locating
        started               | Started                         | monitoring placing
        monitoring            | Attendance watched              | placing assessing-need locating
        order-track           | School attendance order         | placing home-education-review started locating
        not-traced            | Not traced                      | locating located
        closed                | Closed                          |
        """;

    private static readonly Row[] Rows = Read();

    /// <summary>The table in its own words.</summary>
    public static string Text => Table;

    /// <summary>The states an open case can be in, in order of the work.</summary>
    public static IReadOnlyList<CaseState> Open { get; } = [.. Rows.Select(row => row.State).Where(state => state is not CaseState.Closed)];

    public static string WordOf(CaseState state) => state is CaseState.None ? "none" : Of(state).Word;

    public static string NameOf(CaseState state) => state is CaseState.None ? "No case" : Of(state).Name;

    public static IReadOnlyList<CaseState> After(CaseState state) => state is CaseState.None ? [] : Of(state).Next;

    public static bool TryParse(string? word, out CaseState state)
    {
        var row = Array.Find(Rows, row => row.Word == word);
        state = row?.State ?? CaseState.None;
        return row is not null;
    }

    /// <exception cref="ArgumentException">It is none of the words: whoever asks has checked that before.</exception>
    public static CaseState Parse(string word) => TryParse(word, out var state) ? state : throw new ArgumentException("Not a word for a state", nameof(word));

    private static Row Of(CaseState state) => Rows[(int)state - 1];

    private static Row[] Read()
    {
        var lines = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        CaseState State(string word) => (CaseState)(Array.FindIndex(lines, line => line[0] == word) is >= 0 and var index ? index + 1
            : throw new InvalidOperationException("The table of states names one that has no row"));
        var rows = lines.Select(line => new Row(State(line[0]), line[0], line[1], [.. line[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(State)])).ToArray();
        return rows.Length == Enum.GetValues<CaseState>().Length - 1 ? rows : throw new InvalidOperationException("The table of states has not one row for each state");
    }

    private sealed record Row(CaseState State, string Word, string Name, IReadOnlyList<CaseState> Next);
}
