using System.Globalization;
using OnRoll.Data.Access;
using OnRoll.Domain;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Escalations;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Placement;
using OnRoll.Domain.Status;

namespace OnRoll.Web.Api;

/// <summary>A child's record, as far as the caller may see it.</summary>
/// <param name="Id">The register's own id of the child, such as <c>202-17</c>. It carries no particulars.</param>
/// <param name="Version">Send it back as <c>If-Match</c> when you change something.</param>
/// <param name="Owner">The three-digit code of the one authority that owns the case.</param>
/// <param name="Name">Absent where the caller may not read it, or none is recorded.</param>
/// <param name="Status">What the definition of statute (DEF-1) says today: <c>true</c>, <c>false</c> or <c>unknown</c>.</param>
/// <param name="Since">The first day of the unbroken run of that status.</param>
/// <param name="Because">What the status rests on.</param>
/// <param name="People">Parents, carers and others who can be asked today.</param>
/// <param name="Household">Other children of the family and household, each as far as the caller may see it.</param>
/// <param name="Hours">Hours of education a week today; absent where the caller may not see them.</param>
/// <param name="Provision">The provision that stands today, with how it is attended.</param>
public sealed record ChildResource(
    string Id, string Version, string Owner, string? Name, DateOnly? Born, string? Status, DateOnly? Since, IReadOnlyList<string> Because, CaseResource Case, IReadOnlyList<DueResource> Due, IReadOnlyList<EscalationResource> Escalations, IReadOnlyList<string> Acts,
    IReadOnlyList<PersonResource> People, IReadOnlyList<HouseholdResource> Household, HoursResource? Hours, IReadOnlyList<ProvisionResource> Provision);

/// <summary>Hours of education a week, against those that are full-time.</summary>
/// <param name="Gap">Hours short of full-time; absent for a child educated at home.</param>
public sealed record HoursResource(decimal FullTime, decimal AtSchool, decimal Elsewhere, decimal? Gap);

/// <summary>Provision other than at school, and how it is attended.</summary>
/// <param name="Hours">Hours a week; absent: not recorded.</param>
/// <param name="From">The first day of the last period of which attendance is known; absent: nothing is known.</param>
/// <param name="Possible">Sessions the child could have come to in it.</param>
/// <param name="TooLittle">Whether so much was missed that it is to be followed up.</param>
public sealed record ProvisionResource(string Kind, string? Place, decimal? Hours, DateOnly? From, DateOnly? To, int? Possible, int? Attended, bool TooLittle);

/// <summary>Somebody who can be asked about a child.</summary>
/// <param name="Kind"><c>parent</c>, <c>carer</c> or <c>other</c>.</param>
/// <param name="Responsibility">Parental responsibility: <c>has</c>, <c>has-not</c> or <c>not-known</c>.</param>
/// <param name="Language">Where it is not English; absent: not recorded.</param>
public sealed record PersonResource(string Kind, string Name, string? Phone, string? Email, string Responsibility, bool DoNotContact, string? Language, bool Interpreter, DateOnly Since);

/// <summary>Another child of the family or household.</summary>
/// <param name="Tie"><c>sibling</c> or <c>same-household</c>; absent: only found at the same address.</param>
/// <param name="Status">What DEF-1 says today; absent where the caller may not see it.</param>
/// <param name="State">Absent where the caller may not open the child.</param>
public sealed record HouseholdResource(string Id, string Owner, string? Tie, bool SameAddress, string? Name, DateOnly? Born, string? Status, DateOnly? Since, string? State);

/// <summary>Where the work on a child stands.</summary>
/// <param name="State">One of the states of the process; <c>none</c>: there is no case.</param>
/// <param name="Rank"><c>red</c>, <c>amber</c> or <c>green</c>.</param>
/// <param name="Log">What was done, the earliest first.</param>
public sealed record CaseResource(string State, DateOnly? Opened, int Episodes, string? Worker, string Rank, bool Hold, bool DoNotContact, IReadOnlyList<LogResource> Log);

/// <summary>A line of the case log.</summary>
/// <param name="At">When it was written down.</param>
public sealed record LogResource(DateOnly On, DateTimeOffset At, string Kind, string By, string Words, string Text);

/// <summary>Something that is due.</summary>
/// <param name="Id">The clock's id, <c>task</c>, or another word.</param>
/// <param name="Due">The last day in time; absent where it cannot be dated.</param>
public sealed record DueResource(string Id, string What, DateOnly? Due, string Whose, string Because);

/// <summary>Something that has reached somebody higher up, because a clock ran out or because somebody took it there.</summary>
/// <param name="Key">Send it as <c>which</c> to acknowledge it.</param>
/// <param name="Rung">Whom it has reached: <c>lead</c> or <c>senior-officer</c>.</param>
/// <param name="Since">The first day on which it had.</param>
/// <param name="AcknowledgedBy">Absent: nobody on that rung or above has said anything yet.</param>
/// <param name="Will">What they said will be done. The clock runs on.</param>
/// <param name="Until">By when.</param>
public sealed record EscalationResource(string Key, string What, string Rung, DateOnly Since, string Because, string? AcknowledgedBy, DateOnly? AcknowledgedOn, string? Will, DateOnly? Until);

/// <summary>A case in a list.</summary>
/// <param name="LeadSince">The first day on which something of it has reached the lead, or will if nothing is done.</param>
/// <param name="SeniorOfficerSince">The same of the accountable senior officer.</param>
public sealed record CaseItem(string Id, string State, DateOnly Since, string? Worker, string Rank, DateOnly? Due, string? DueId, bool Hold, DateOnly? LeadSince, DateOnly? SeniorOfficerSince);

/// <summary>A case on the agenda of a panel.</summary>
/// <param name="Panel"><c>fair-access</c> or <c>missing-education</c>.</param>
/// <param name="Meets">The day on which the panel meets.</param>
/// <param name="Decision">What came of it, in words; absent while nothing has.</param>
public sealed record PanelCaseItem(string Id, string Panel, DateOnly Meets, string Ask, string? Decision);

/// <summary>How long a child has had no education at all.</summary>
/// <param name="Area">The three-digit code of the area authority; absent where it cannot be said.</param>
/// <param name="Since">The first day of the unbroken days without, up to today; absent: there is some education today, or it cannot be said.</param>
/// <param name="UnknownDaysThisYear">Days of which it cannot be said; not among the others.</param>
/// <param name="Episodes">How often it began.</param>
public sealed record WithoutItem(
    string Id, string? Area, string? Reason, DateOnly? Since, int Days, int SchoolDays, int DaysThisYear, int SchoolDaysThisYear, int UnknownDaysThisYear, int DaysInAll, int SchoolDaysInAll, int Episodes);

/// <summary>A filter of cases that somebody keeps.</summary>
/// <param name="Query">What to send to <c>/cases</c>, such as <c>list=overdue&amp;rank=red</c>.</param>
public sealed record FilterItem(string Name, string Account, bool Shared, string Query);

/// <summary>Two records that bear one identifier.</summary>
/// <param name="Identifier">Which kind of identifier.</param>
public sealed record MatchItem(string One, string Other, string Identifier);

/// <summary>A page of a list.</summary>
/// <param name="Next">Send it as <c>after</c> for the next page; absent on the last.</param>
public sealed record CaseList(IReadOnlyList<CaseItem> Items, string? Next);

/// <summary>The answers to what an act asks, by the question's name; days as <c>2026-11-25</c>.</summary>
public sealed record ActRequest(IReadOnlyDictionary<string, string> Answers);

/// <summary>What an act asks.</summary>
public sealed record QuestionResource(string Name, string Label, string Hint, string Form, bool Optional, IReadOnlyList<ChoiceResource> Choices);

public sealed record ChoiceResource(string Value, string Label);

/// <summary>The child that a referral made.</summary>
public sealed record ReferralMade(string Id);

/// <summary>Changes to cases since a cursor.</summary>
/// <param name="Next">Ask again with it; it stands still until something changes.</param>
public sealed record ChangeList(IReadOnlyList<ChangeItem> Items, string Next);

/// <summary>Something was recorded of a child.</summary>
/// <param name="What"><c>case</c>; or <c>handed-over</c>: another authority has accepted the case, and it is the caller's no longer.</param>
/// <param name="To">The authority that accepted it; absent where nothing was handed over.</param>
public sealed record ChangeItem(string Id, DateTimeOffset At, string What, string? To);

/// <summary>A case that another authority offers to the caller's, before it is taken: no more than is needed to say whether the child is here.</summary>
/// <param name="Version">Send it back as <c>If-Match</c> with the answer: the act <c>answer-hand-over</c>.</param>
/// <param name="From">The authority that offers it.</param>
/// <param name="Why">Why it is offered, in their words.</param>
public sealed record OfferResource(string Id, string Version, string From, string? Name, DateOnly? Born, DateOnly Offered, string Why);

/// <summary>Maps what the store gives to what is published, by hand.</summary>
internal static class ApiShapes
{
    public static ChildResource Of(ChildCase found, IReadOnlyList<HouseholdChild> household, bool isFamily, DateOnly today)
    {
        var (view, child) = (found.View, found.Child);
        var seesEducation = child.Sight.Parts.Contains(Domain.Access.RecordPart.Education);
        var answer = seesEducation ? Answer.Of(view.Timeline, Definitions.Cme, today) : null;
        return new(child.Id.ToString(), Version(child), child.Owner.ToString(), view.History.All<Named>().LastOrDefault()?.Name.ToString(), view.History.BirthDay, answer?.Result.Word(), answer?.Since,
            answer is null ? [] : [.. answer.Grounds.Select(ground => ground.Sentence)], Of(view.File, found),
            [.. found.Due.Select(item => new DueResource(item.Id, item.What, item.Due, item.Whose, item.Because))],
            [.. found.Escalations.Select(Of)], [.. found.Acts.Select(act => act.Name)],
            [.. People.On(view.History, today).Select(person => Of(person, isFamily ? null : person.Described))], [.. household.Select(Of)], seesEducation ? Of(EducationHours.On(view.Timeline.Child.On(today))) : null,
            seesEducation && child.Sight.Parts.Contains(Domain.Access.RecordPart.CaseLog) && !isFamily ? [.. ProvisionAttendance.On(view.File, today).Select(Of)] : []);
    }

    private static HoursResource Of(EducationHours hours) => new(hours.FullTime, hours.AtSchool, hours.Elsewhere, hours.Gap);

    private static ProvisionResource Of(ProvisionAttendance each) => new(Slugs.Provision.Of(each.Provision.Kind), Some(each.Provision.Place), each.Provision.Hours, each.Last?.From, each.Last?.To, each.Last?.Possible, each.Last?.Attended, each.IsTooLittle);

    private static PersonResource Of(Person person, PersonDescribed? said) => new(Slugs.Contact.Of(person.Contact.Kind), person.Contact.Name.ToString(), Some(person.Contact.Phone), Some(person.Contact.Email),
        Spelling.Of(said?.Responsibility ?? Responsibility.NotKnown), said?.DoNotContact ?? false, Some(said?.Language ?? ""), said?.NeedsInterpreter ?? false, person.Contact.Held.First);

    private static HouseholdResource Of(HouseholdChild child) => new(child.Record.ToString(), child.Owner.ToString(),
        child is { IsPlaceHidden: true, Tie.Tie: HouseholdTie.SameHousehold } ? null : child.Tie is { } tie ? Spelling.Of(tie.Tie) : null, child.IsSameAddress, child.Name?.ToString(), child.Born,
        child.Missing?.Result.Word(), child.Missing?.Since, child.IsSeen ? CaseStates.WordOf(child.State) : null);

    public static OfferResource Of(OfferedCase offer) => new(offer.Id.ToString(), Version(offer.Version), offer.From.ToString(), offer.Name?.ToString(), offer.Born, offer.Offer.On, offer.Offer.Why);

    public static string Version(long version) => version.ToString(CultureInfo.InvariantCulture);

    public static string Version(ChildHistory child) => child.Version.ToString(CultureInfo.InvariantCulture);

    public static CaseItem Of(Data.Casework.CaseLine line) => new(line.Record.ToString(), CaseStates.WordOf(line.State), line.Since, Some(line.Worker), Spelling.Of(line.Rank), line.Due, Some(line.DueId), line.Hold, line.LeadFrom, line.SeniorFrom);

    public static FilterItem Of(KeptFilter kept) => new(kept.Name, kept.Account, kept.IsShared, Pages.CasesAddress.Of(kept.Filter)["/cases?".Length..]);

    public static MatchItem Of(PossibleMatch match) => new(match.One.ToString(), match.Other.ToString(), match.Identifier);

    public static PanelCaseItem Of(PanelCase each) => new(each.Record.ToString(), Spelling.Of(each.Item.Panel), each.Item.Meets, each.Item.Ask, each.Item.Decision?.Words);

    public static WithoutItem Of(ChildWithout child)
    {
        var without = child.Without;
        return new(child.Record.ToString(), child.Area.IsNone ? null : child.Area.ToString(), child.Reason?.Slug, without.Now?.First, without.Run.Days, without.Run.SchoolDays, without.Year.Days, without.Year.SchoolDays,
            without.Year.Unknown, without.Ever.Days, without.Ever.SchoolDays, without.Episodes);
    }

    public static QuestionResource Of(Question question) =>
        new(question.Name, question.Label, question.Hint, Spelling.Of(question.Form), question.IsOptional, [.. question.Choices.Select(choice => new ChoiceResource(choice.Word, choice.Name))]);

    private static EscalationResource Of(Escalation each) => new(each.Key, each.What, Spelling.Of(each.Rung), each.Since, each.Because,
        each.Acknowledged?.By, each.Acknowledged?.On, each.Acknowledged?.Will, each.Acknowledged?.Until);

    private static CaseResource Of(CaseFile file, ChildCase found) => new(CaseStates.WordOf(file.State), file.Opened, file.Episodes, file.Worker, Spelling.Of(found.Ranking.Rank), file.Hold is not null, file.DoNotContact,
        [.. found.Log.Select(line => new LogResource(line.Entry.On, line.At.At, CaseEntries.WordOf(line.Entry), line.Entry.By, line.Entry.Words, line.Text))]);

    private static string? Some(string text) => text.Length > 0 ? text : null;
}
