using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Status;
using OnRoll.Domain.Time;
using OnRoll.Web.Casework;
using OnRoll.Web.Components;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Pages.Children;

/// <summary>A line of the chronology.</summary>
public sealed record ChronologyLine(DateOnly On, string Title, string By, string Text);

/// <summary>The child's page: who, where, since when, why, what the definitions say and because of what; what was done, what is due, what can be done.</summary>
public sealed class IndexModel(Asker asker) : PageModel
{
    public string Id { get; private set; } = "";

    public ChildCase Case { get; private set; } = null!;

    public Moment? AsKnown { get; private set; }

    /// <summary>As typed.</summary>
    public string Known { get; private set; } = "";

    public string Done { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Verdict { get; private set; } = "";

    public IReadOnlyList<string> Because { get; private set; } = [];

    public IReadOnlyList<(string Key, string Value)> Summary { get; private set; } = [];

    public IReadOnlyList<(string Key, string Value)> People { get; private set; } = [];

    public HouseholdView Household { get; private set; } = HouseholdView.None;

    public IReadOnlyList<string> Factors { get; private set; } = [];

    public IReadOnlyList<TimelinePicture.Bar> Bars { get; private set; } = [];

    public IReadOnlyList<ChronologyLine> Chronology { get; private set; } = [];

    public IReadOnlyList<IGrouping<ActGroup, Act>> Acts { get; private set; } = [];

    public bool ShowsEnquiries => Case.Child.Sight.Parts.Contains(RecordPart.EnquiryLog);

    public bool SeesCase => Case.Child.Sight.Parts.Contains(RecordPart.CaseLog);

    public bool IsFamily => asker.Principal is { } who && RoleTable.IsFamily(who.Role);

    public bool MayListCases => asker.MayListCases;

    /// <summary>Whether the asker may share this child, whom it reads already.</summary>
    public bool MayShare => asker.May(GateAction.Tie) && AsKnown is null;

    public bool MaySeeLooks => asker.MayOfMany(GateAction.ReadAccessLog);

    public DateOnly Today => AsKnown?.Day ?? asker.Today;

    public IActionResult OnGet([FromRoute] string id, string? known, string? done)
    {
        Known = known ?? "";
        if (Known.Length > 0 && IsoDay.TryParse(Known, out var day) && day < asker.Today)
        {
            AsKnown = new Moment(Moment.StartOf(day.AddDays(1)).At.AddTicks(-10));
        }

        if (!RecordId.TryParse(id, out var record))
        {
            return NotFound();
        }

        Case = asker.Door().OpenCase(record, AsKnown);
        Id = Case.Child.Id.ToString();
        if (AsKnown is null && !IsFamily)
        {
            Household = HouseholdView.Of(Case, asker.Door().OpenHousehold(Case.Child.Id), asker.Principal!, Today);
        }

        Done = done is "referred" ? "The referral was recorded" : done is not null && Domain.Casework.Acts.Find(done) is { } act ? $"Recorded: {act.Title}" : "";
        Describe();
        return Page();
    }

    public string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private void Describe()
    {
        var view = Case.View;
        var history = view.History;
        Name = (history.All<Named>().LastOrDefault(name => name.Kind is NameKind.Legal) ?? history.All<Named>().LastOrDefault())?.Name.ToString() is { Length: > 0 } name ? name : $"Child {Id}";
        if (Case.Child.Sight.Parts.Contains(RecordPart.Education))
        {
            var answer = Answer.Of(view.Timeline, Definitions.Cme, Today);
            Verdict = Say(answer);
            Because = [.. answer.Grounds.Select(ground => ground.Sentence), $"The rule: {answer.Definition.Meaning} ({answer.Definition.Source})"];
        }

        Summary = [.. SummaryOf(view)];
        People = [.. PeopleOf(history)];
        var ranking = Case.Ranking;
        Factors =
        [
            .. ranking.Factors.Where(factor => factor.Points is not null).Select(factor => $"{Capital(factor.Words)}: {factor.Points}"),
            .. ranking.Factors.Where(factor => factor.Points is null).Select(factor => $"{Capital(factor.Words)}: red by itself"),
            .. ranking.Set is { } set ? [$"Set to {Ranks.NameOf(set.Rank)} by {set.By} on {InWords(set.On)}{(IsFamily ? "" : $": {set.Why}")}"] : Array.Empty<string>(),
            .. ranking.Factors.Count == 0 && ranking.Set is null ? ["Nothing on record weighs"] : Array.Empty<string>(),
        ];
        Bars = TimelinePicture.Bars(view, Case.Log.Select(line => line.Entry), Today);
        Chronology = [.. Case.Log.OrderByDescending(line => line.Entry.On).ThenByDescending(line => line.At).Select(line => new ChronologyLine(line.Entry.On, line.Entry.Words, line.Entry.By, line.Text))];
        Acts = [.. Case.Acts.GroupBy(act => act.Group).OrderBy(group => group.Key)];
    }

    private string Say(Answer answer)
    {
        var result = answer.Result switch
        {
            Tri.True => "Missing education",
            Tri.False => "Not missing education",
            _ => "Not known whether missing education",
        };
        return answer.Since is { } since && answer.Result is not Tri.False ? $"{result} since {InWords(since)}: {answer.Days:N0} days." : $"{result}.";
    }

    private IEnumerable<(string, string)> SummaryOf(CaseView view)
    {
        var (history, file, now) = (view.History, view.File, view.Timeline.Child.On(Today));
        yield return ("Date of birth", history.BirthDay is { } birth ? $"{InWords(birth)}{(now.Age is { } age ? $" (aged {age})" : "")}" : "Not known");
        foreach (var identifier in history.All<Identified>().Where(each => each.Kind is IdentifierScheme.Upn))
        {
            yield return ("UPN", identifier.Value);
        }

        yield return ("Area", now.Area.Code is { } area ? Authorities.Find(area)?.Name ?? area.ToString() : "Not confirmed");
        yield return ("Case owned by", Authorities.Find(view.Owner)?.Name ?? view.Owner.ToString());
        yield return ("Case", file.State is CaseState.None ? file.Referrals.Count > 0 ? "Referred, not yet accepted" : "None" : $"{CaseStates.NameOf(file.State)}, since {InWords(file.Since)}{(file.Episodes > 1 ? $" (episode {file.Episodes})" : "")}");
        yield return ("Named worker", file.Worker ?? "Nobody yet");
        if (now.Reason is { } reason)
        {
            yield return ("Reason", reason.Label);
        }

        yield return ("Whereabouts", now.Whereabouts.Latest is { } where ? Capital(where.Words) : "Not in doubt");
        yield return ("Education today", Education(now));
        if (Case.Child.Sight.Parts.Contains(RecordPart.Education) && Domain.Status.WithoutEducation.Of(view.Timeline, Today) is { IsAny: true } without)
        {
            yield return ("Days without any education", WithoutWords.Of(without));
        }

        foreach (var row in Case.Child.Sight.Parts.Contains(RecordPart.Education) ? HoursWords.Rows(view, SeesCase, Today) : [])
        {
            yield return row;
        }

        if (file.LastOrderStep is { } step)
        {
            yield return ("Order", $"{step.Words}, {InWords(step.On)}");
        }

        if (file.HandOver is { } offer)
        {
            yield return ("Hand-over", offer.Words);
        }
    }

    private static string Education(Situation now)
    {
        var due = string.Create(CultureInfo.InvariantCulture, $"{now.FullTime:0.##} hours a week are full-time at this age");
        var parts = now.Holding.Where(what => what is Registered or Provided or HomeEducated or Timetabled or Applied).Select(what => Capital(what.Words)).ToList();
        return parts.Count == 0 ? $"None on record; {due}" : $"{string.Join("; ", parts)}. {Capital(due)}";
    }

    private IEnumerable<(string, string)> PeopleOf(EducationHistory history)
    {
        foreach (var person in Domain.Casework.People.On(history, Today))
        {
            var contact = person.Contact;
            var reached = string.Join(", ", new[] { contact.Name.ToString(), contact.Phone, contact.Email }.Where(part => part.Length > 0));
            yield return (Capital(Slugs.Contact.Of(contact.Kind)), string.Join("; ", (IsFamily ? [] : person.Notes).Prepend(reached)));
        }

        foreach (var address in history.All<Addressed>().Where(each => each.Held.Contains(Today)))
        {
            yield return ($"{Capital(Slugs.Address.Of(address.Kind))} address", address.Address.ToString());
        }

        if (!Case.Child.Sight.ShowsAddress)
        {
            yield return ("Addresses and contacts", "Protected: shown to named people only");
        }
    }

    private static string Capital(string words) => words.Length == 0 ? "" : string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));
}
