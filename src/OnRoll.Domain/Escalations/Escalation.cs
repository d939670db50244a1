using System.Globalization;
using System.Text.Json.Serialization;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Settings;
using OnRoll.Domain.Status;

namespace OnRoll.Domain.Escalations;

/// <summary>The rungs of the ladder within an authority.</summary>
public enum Rung : byte
{
    /// <summary>Whoever is to act.</summary>
    Worker = 0,

    /// <summary>The lead for children missing education.</summary>
    Lead,

    /// <summary>The accountable senior officer, Children Act 2004 s 18.</summary>
    SeniorOfficer,
}

/// <summary>Somebody higher up has said what will be done about what reached them. It stops no clock.</summary>
/// <param name="Reached">The key of what was reached: see <see cref="Escalation.Key"/>.</param>
/// <param name="Rung">On which rung whoever acknowledged it stands.</param>
/// <param name="Will">What will be done.</param>
/// <param name="Until">By when.</param>
public sealed record EscalationAcknowledged(DateOnly On, string Key, string By, string Reached, Rung Rung, string Will, DateOnly Until) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override string Words => $"Escalation acknowledged by {Ladder.NameOf(Rung)}, to be seen to by {Until:d MMMM yyyy}";

    [JsonIgnore]
    public override string Text => Will;
}

/// <summary>Something that has reached somebody higher up, or will if nothing is done.</summary>
/// <param name="Key">Tells it apart from everything else that can reach somebody in this case: the clock and its last day, or the entry's key.</param>
/// <param name="What">What is late; says nothing of the child.</param>
/// <param name="Rung">Whom it reaches.</param>
/// <param name="Since">The first day on which it has reached them.</param>
/// <param name="Because">What ran out when, and how the days to this rung are counted.</param>
/// <param name="Acknowledged">What was last said about it by somebody on this rung or above; <c>null</c>: nothing yet.</param>
public sealed record Escalation(string Key, string What, Rung Rung, DateOnly Since, string Because, EscalationAcknowledged? Acknowledged);

/// <summary>What climbs from the worker to those higher up because a clock ran out, or because somebody took it there.</summary>
/// <remarks>
/// Worked out from the clocks and the log at any moment: nothing has to run for it to be so, and doing what is owed ends it. The
/// days between rungs are the authority's own settings of the day on which the clock ran out. Guidance asks for escalation and names no days.
/// </remarks>
public static class Ladder
{
    private static readonly (Rung Rung, string Setting)[] Steps = [(Rung.Lead, LocalSetting.ToLead), (Rung.SeniorOfficer, LocalSetting.ToSeniorOfficer)];

    public static string NameOf(Rung rung) => rung switch
    {
        Rung.Lead => "the lead",
        Rung.SeniorOfficer => "the senior officer",
        _ => "the worker",
    };

    /// <summary>Everything that reaches somebody, once for each rung, those that have not reached it yet among them; the highest rung first, then the earliest.</summary>
    /// <param name="due">What is due, late or not.</param>
    /// <param name="timeline">The child, whose school days are used where the authority counts in them.</param>
    public static IReadOnlyList<Escalation> Of(CaseFile file, IReadOnlyList<DueItem> due, LocalSettings settings, Timeline timeline)
    {
        var said = file.Log.Select(line => line.Entry).OfType<EscalationAcknowledged>().ToList();
        var all = due.Where(item => item is { IsClock: true, Due: not null }).DistinctBy(KeyOf).SelectMany(item => OfClock(item, file.Opened, settings, timeline)).Concat(OfHand(file));
        return [.. all.Select(each => each with { Acknowledged = said.LastOrDefault(entry => entry.Reached == each.Key && entry.Rung >= each.Rung) })
            .OrderByDescending(each => each.Rung).ThenBy(each => each.Since).ThenBy(each => each.Key, StringComparer.Ordinal)];
    }

    /// <summary>What has reached somebody by a day: each thing once, on the highest rung it has reached.</summary>
    public static IReadOnlyList<Escalation> Reached(IEnumerable<Escalation> all, DateOnly day) => [.. all.Where(each => each.Since <= day).DistinctBy(each => each.Key)];

    private static IEnumerable<Escalation> OfClock(DueItem item, DateOnly? opened, LocalSettings settings, Timeline timeline)
    {
        foreach (var (rung, setting) in Steps)
        {
            // What had run out before the case was opened was nobody's to see to here: the ladder begins with the case.
            var last = item.Due!.Value;
            var from = opened > last ? opened.Value : last;
            var step = settings.On(LocalSetting.Find(setting)!, from);
            if (settings.Count(setting, from, timeline.Child.DaysFor("", from)).Due is { } since)
            {
                yield return new(KeyOf(item), item.What, rung, since, string.Create(CultureInfo.InvariantCulture,
                    $"the last day in time was {last:d MMMM yyyy}{(from == last ? "" : $", before the case was opened on {from:d MMMM yyyy}")}; {step.Limit.Days} {step.Limit.UnitName}{(step.Limit.Days == 1 ? "" : "s")} later it is with {NameOf(rung)} [{step.Source}]"), null);
            }
        }
    }

    private static IEnumerable<Escalation> OfHand(CaseFile file) => file.IsOpen
        ? file.Log.Select(line => line.Entry).OfType<Escalated>().Where(entry => entry.On >= file.Opened)
            .Select(entry => new Escalation(entry.Key, "Taken up by hand", entry.To is "senior-officer" or "safeguarding-partners" ? Rung.SeniorOfficer : Rung.Lead, entry.On, $"taken up by {entry.By}", null))
        : [];

    private static string KeyOf(DueItem item) => string.Create(CultureInfo.InvariantCulture, $"{item.Id} {item.Due:yyyy-MM-dd}");
}
