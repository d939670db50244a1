using OnRoll.Domain.Law;

namespace OnRoll.Domain.Ledger;

/// <summary>Whose list a reason is from.</summary>
public enum ReasonList : byte
{
    /// <summary>The department's termly collection, list of autumn 2025.</summary>
    Collection,

    /// <summary>Table 2 of the National Children's Bureau's briefing of June 2014.</summary>
    Table2,
}

/// <summary>A primary reason for missing education, from one of the lists the country counts by.</summary>
/// <param name="Slug">The word files use.</param>
/// <param name="Number">Its place in its list, from 1.</param>
/// <param name="Label">As published.</param>
public sealed record Reason(ReasonList List, string Slug, int Number, string Label)
{
    /// <summary>Its place among all reasons, from 1, for storing it in a byte. 0 stands for none recorded.</summary>
    public byte Index => (byte)(List is ReasonList.Collection ? Number : Reasons.Collection.Count + Number);
}

/// <summary>The lists of reasons, and the published, dated map from one to the other.</summary>
/// <remarks>
/// Collection: labels of the data set "Children missing education at census date", autumn 2025. Table 2: the briefing.
/// Which five reasons the collection gained in autumn 2025 is not stated anywhere we have read, so the earlier list is not given.
/// </remarks>
public static class Reasons
{
    private static readonly DateOnly Briefing = new(2014, 6, 12);

    /// <summary>The twenty of the collection, in the order published.</summary>
    public static IReadOnlyList<Reason> Collection { get; } = Number(ReasonList.Collection,
        ("moved-in-la", "Moved in from another local authority"),
        ("moved-in-country", "Moved in from another country"),
        ("application-awaiting", "School application awaiting outcome"),
        ("offered-not-accepted", "Offered school place but not yet accepted"),
        ("waiting-start", "Waiting school start"),
        ("not-preference", "Did not get school preference"),
        ("ehe-unsuitable", "Unsuitable elective home education"),
        ("difficulty-accessing", "Difficulty accessing suitable school place"),
        ("dissatisfaction-general", "School dissatisfaction general"),
        ("dissatisfaction-send", "School dissatisfaction SEND"),
        ("mental-health", "Mental health"),
        ("physical-health", "Physical health"),
        ("parental-decision", "Parental decision not to register at school"),
        ("did-not-apply", "Did not apply for school place at compulsory school age"),
        ("challenging-order", "Challenging school attendance order"),
        ("believed-moved-la", "Believed to have moved to another local authority"),
        ("believed-moved-country", "Believed to have moved to another country"),
        ("unknown", "Unknown"),
        ("not-recorded", "Not recorded"),
        ("other", "Other"));

    /// <summary>The thirteen of the briefing's Table 2.</summary>
    public static IReadOnlyList<Reason> Table2 { get; } = Number(ReasonList.Table2,
        ("awaiting-place", "Awaiting a place in school or alternative provision"),
        ("whereabouts-unknown", "Whereabouts unknown"),
        ("left-authority", "Left the local authority"),
        ("moved-overseas", "Moved overseas or believed to have moved overseas"),
        ("grt", "Gypsy, Roma and Traveller"),
        ("failed-to-enrol", "Failed to enrol or in transition between schools"),
        ("ehe", "Elective home educated"),
        ("sen", "Special educational needs"),
        ("health", "Health reasons"),
        ("excluded", "Excluded from school"),
        ("pregnant-or-mother", "Pregnant or teenage mother"),
        ("no-reason", "No reason provided or unclear"),
        ("other", "Other"));

    /// <summary>Which Table 2 category each of the collection's reasons comes nearest to, by the reason's slug.</summary>
    /// <remarks>
    /// Many to one, and lossy: the briefing's Gypsy, Roma and Traveller, excluded and pregnant are characteristics in the modern
    /// list, and whereabouts unknown is a fact of its own (<see cref="ToTable2"/>).
    /// </remarks>
    public static DatedRule<IReadOnlyDictionary<string, string>> Map { get; } = new(
        "MAP-table2", "Collection reason to nearest Table 2 category",
        (Briefing, Nearest(), new Provision("NCB briefing June 2014", "Table 2; collection list of autumn 2025", Force.Collection)))
    {
        InWords = map => $"{map.Count} reasons, each with its nearest category",
    };

    /// <summary>"Not recorded": what stands in for a reason where none is recorded, in maps only.</summary>
    public static Reason NotRecorded { get; } = Collection[18];

    /// <summary>Reads a slug, a label or a number of the collection's list, or a slug or label of Table 2.</summary>
    public static bool TryParse(string text, out Reason reason)
    {
        foreach (var candidate in Collection.Concat(Table2))
        {
            if (candidate.Slug.Equals(text, StringComparison.OrdinalIgnoreCase)
                || candidate.Label.Equals(text, StringComparison.OrdinalIgnoreCase)
                || (candidate.List is ReasonList.Collection && text == $"{candidate.Number}"))
            {
                reason = candidate;
                return true;
            }
        }

        reason = NotRecorded;
        return false;
    }

    /// <summary>The reason with an <see cref="Reason.Index"/>; <c>null</c> for 0.</summary>
    public static Reason? At(byte index) =>
        index == 0 ? null : index <= Collection.Count ? Collection[index - 1] : Table2[index - Collection.Count - 1];

    /// <summary>The Table 2 category of a child.</summary>
    /// <param name="reason">The reason recorded; <c>null</c> if none is.</param>
    /// <param name="whereaboutsUnknown">
    /// Whether the child's whereabouts are unknown. It decides only where the reason says nothing of its own (unknown, not
    /// recorded, other): the briefing counted those children as whereabouts unknown.
    /// </param>
    public static Reason ToTable2(Reason? reason, bool whereaboutsUnknown)
    {
        if (reason is { List: ReasonList.Table2 })
        {
            return reason;
        }

        var slug = (reason ?? NotRecorded).Slug;
        var category = whereaboutsUnknown && slug is "unknown" or "not-recorded" or "other"
            ? "whereabouts-unknown"
            : Map.Versions[^1].Value[slug];
        return Table2.First(candidate => candidate.Slug == category);
    }

    private static Reason[] Number(ReasonList list, params (string Slug, string Label)[] rows) =>
        [.. rows.Select((row, index) => new Reason(list, row.Slug, index + 1, row.Label))];

    private static Dictionary<string, string> Nearest()
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("awaiting-place", "moved-in-la", "moved-in-country", "application-awaiting", "offered-not-accepted",
            "waiting-start", "not-preference", "difficulty-accessing");
        Add("left-authority", "believed-moved-la");
        Add("moved-overseas", "believed-moved-country");
        Add("failed-to-enrol", "did-not-apply", "parental-decision");
        Add("ehe", "ehe-unsuitable");
        Add("sen", "dissatisfaction-send");
        Add("health", "mental-health", "physical-health");
        Add("no-reason", "unknown", "not-recorded");
        Add("other", "other", "dissatisfaction-general", "challenging-order");
        return map;

        void Add(string category, params string[] slugs)
        {
            foreach (var slug in slugs)
            {
                map.Add(slug, category);
            }
        }
    }
}
