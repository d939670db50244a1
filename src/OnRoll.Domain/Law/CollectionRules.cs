namespace OnRoll.Domain.Law;

/// <summary>What the department's termly collection asks of authorities.</summary>
public static class CollectionRules
{
    private const string Methodology = "DfE EHE and CME collection";

    /// <summary>Whether an authority must answer.</summary>
    public static readonly DatedRule<string> MustAnswer = new(
        "COLL-MUST", "Whether an authority must answer the termly collection",
        (new(2022, 10, 1), "it may", new Provision(Methodology, "methodology", Force.Collection)),
        (new(2024, 9, 1), "it must", new Provision(Methodology, "methodology", Force.Collection)))
    {
        Remark = "The methodology names terms, not days: a term is taken to begin on the first of the month. The power behind the duty is not named in anything read.",
    };

    /// <summary>The figure to which published counts of an authority or region are rounded.</summary>
    public static readonly DatedRule<int> LocalRounding = new(
        "COLL-ROUND-LA", "Published counts of an authority or region are rounded to the nearest",
        (new(2022, 10, 1), 10, new Provision(Methodology, "data guidance", Force.Collection)));

    /// <summary>The figure to which published counts of England are rounded.</summary>
    public static readonly DatedRule<int> NationalRounding = new(
        "COLL-ROUND-ENGLAND", "Published counts of England are rounded to the nearest",
        (new(2022, 10, 1), 100, new Provision(Methodology, "data guidance", Force.Collection)));
}
