namespace OnRoll.Domain.Law;

/// <summary>One version of a rule.</summary>
/// <param name="From">The first day on which it applies.</param>
/// <param name="To">The last day on which it applies; <c>null</c> while it is in force.</param>
/// <param name="Source">What set it.</param>
public sealed record RuleVersion<T>(DateOnly From, DateOnly? To, T Value, Provision Source);

/// <summary>A threshold, list or definition that law or guidance sets and from time to time changes.</summary>
/// <remarks>The day that picks the version is the day of the event judged, never the caller's today.</remarks>
public sealed class DatedRule<T> : IDatedRule
{
    private readonly RuleVersion<T>[] versions;

    /// <param name="id">Stable, e.g. <c>D08</c>.</param>
    /// <param name="title">What the figure or list is, in a few words, with its unit.</param>
    /// <param name="versions">Each with the first day it applies, in order; a version runs to the day before the next.</param>
    public DatedRule(string id, string title, params (DateOnly From, T Value, Provision Source)[] versions)
        : this(id, title, ended: null, versions)
    {
    }

    /// <param name="ended">The last day of the last version, where the rule was taken away; <c>null</c> while in force.</param>
    public DatedRule(string id, string title, DateOnly? ended, params (DateOnly From, T Value, Provision Source)[] versions)
    {
        Id = id;
        Title = title;
        this.versions = new RuleVersion<T>[versions.Length];
        for (var i = 0; i < versions.Length; i++)
        {
            var to = i + 1 < versions.Length ? versions[i + 1].From.AddDays(-1) : ended;
            if (to < versions[i].From)
            {
                throw new ArgumentException($"The versions of {id} are not in order", nameof(versions));
            }

            this.versions[i] = new(versions[i].From, to, versions[i].Value, versions[i].Source);
        }
    }

    public string Id { get; }

    public string Title { get; }

    /// <summary>What a reader must know beside the versions; empty mostly.</summary>
    public string Remark { get; init; } = "";

    /// <summary>A value as a reader sees it, where its own text does not say it.</summary>
    public Func<T, string> InWords { get; init; } = value => $"{value}";

    /// <summary>Every version, the earliest first.</summary>
    public IReadOnlyList<RuleVersion<T>> Versions => versions;

    /// <summary>The version in force on a day, or <c>null</c> if there was none.</summary>
    public RuleVersion<T>? On(DateOnly day)
    {
        for (var i = versions.Length - 1; i >= 0; i--)
        {
            if (versions[i].From <= day)
            {
                return versions[i].To is { } to && day > to ? null : versions[i];
            }
        }

        return null;
    }

    IEnumerable<(DateOnly From, DateOnly? To, string Value, Provision Source)> IDatedRule.Lines =>
        versions.Select(Line);

    (DateOnly From, DateOnly? To, string Value, Provision Source)? IDatedRule.LineOn(DateOnly day) =>
        On(day) is { } version ? Line(version) : null;

    private (DateOnly From, DateOnly? To, string Value, Provision Source) Line(RuleVersion<T> version) =>
        (version.From, version.To, InWords(version.Value), version.Source);
}

/// <summary>A rule as the law book lists it, whatever its value is.</summary>
public interface IDatedRule
{
    string Id { get; }

    string Title { get; }

    /// <summary>What a reader must know beside the versions; empty if nothing.</summary>
    string Remark => "";

    /// <summary>Its versions, values as text, the earliest first; none while it is not in force for anybody.</summary>
    IEnumerable<(DateOnly From, DateOnly? To, string Value, Provision Source)> Lines { get; }

    /// <summary>The version in force on a day, or <c>null</c> if there was none.</summary>
    (DateOnly From, DateOnly? To, string Value, Provision Source)? LineOn(DateOnly day)
    {
        foreach (var line in Lines)
        {
            if (line.From <= day && (line.To is not { } to || day <= to))
            {
                return line;
            }
        }

        return null;
    }
}
