using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Referrals;

/// <summary>A referral of a child that the register does not hold yet: who the child is, where, and what was said.</summary>
/// <remarks>Asked for after a search, so that no child is entered twice. Duty: Education Act 1996, s 436A(1).</remarks>
public static class ReferChild
{
    /// <summary>Who the child is. A referral needs some name and something to find the child by; the rest helps.</summary>
    public static IReadOnlyList<Question> Who { get; } =
    [
        new("given", "Given name", AnswerForm.Line, "Enter the child's given name"),
        new("surname", "Surname", AnswerForm.Line, "Enter the child's surname"),
        new("born", "Date of birth", AnswerForm.Day, "Enter the date of birth") { IsOptional = true, Hint = "Leave this blank if nobody knows it" },
        new("sex", "Sex, as the school census records it", AnswerForm.Choice, "Select the sex") { Choices = [new("F", "Female"), new("M", "Male"), new("U", "Not known")] },
        new("upn", "Unique pupil number (optional)", AnswerForm.Line, "") { IsOptional = true, Hint = "13 characters, on any school record" },
    ];

    /// <summary>Where the child is or was last known to be, and who can be asked.</summary>
    public static IReadOnlyList<Question> Where { get; } =
    [
        new("line1", "Address line 1 (optional)", AnswerForm.Line, "") { IsOptional = true, Hint = "The last address known" },
        new("town", "Town or city (optional)", AnswerForm.Line, "") { IsOptional = true },
        new("postcode", "Postcode (optional)", AnswerForm.Line, "") { IsOptional = true },
        new("lives", "Does the child live there now?", AnswerForm.Choice, "Select whether the child lives there now")
        {
            Choices = [new("yes", "Yes, somebody has confirmed it"), new("believed", "It is believed"), new("gone", "No: nobody knows where the child is")],
        },
        new("parent", "Name of a parent or carer (optional)", AnswerForm.Line, "") { IsOptional = true },
        new("phone", "Their telephone (optional)", AnswerForm.Line, "") { IsOptional = true },
        new("school", "Last school, by its URN (optional)", AnswerForm.School, "Enter the school's URN") { IsOptional = true },
    ];

    /// <summary>All that is asked.</summary>
    public static IReadOnlyList<Question> Questions { get; } = [.. Who, .. Where, .. AddReferral.About];

    /// <summary>Checks the answers, and says what the new record begins with.</summary>
    /// <param name="authority">Whose area the child is told to be in.</param>
    public static Decision Decide(IReadOnlyDictionary<string, string> given, LaCode authority, Actor actor)
    {
        var answers = Answers.Of(Questions, given, actor.Today);
        List<Problem> problems = [.. answers.Problems];
        if (answers.Text("upn") is { Length: > 0 } written && !Upn.TryParse(written, out _, out var upnProblem))
        {
            problems.Add(new("upn.form", "upn", upnProblem is null ? "Check the UPN: 13 characters, a letter first" : upnProblem.Sentence));
        }

        if (answers.Text("postcode") is { Length: > 0 } postcode && !Postcode.TryParse(postcode, out _, out _))
        {
            problems.Add(new("postcode.form", "postcode", "Enter a full postcode, such as SW1A 2AA, or leave it blank"));
        }

        if (answers.Day("born") is null && answers.Text("upn").Length == 0 && answers.Text("line1").Length == 0 && answers.Text("phone").Length == 0)
        {
            problems.Add(new("locator.required", "born", "Enter one thing to find the child by: a date of birth, a UPN, an address or a telephone number"));
        }

        return problems.Count > 0 ? Decision.Refuse(problems) : Decision.Record([.. Child(answers, authority, actor.Today), .. AddReferral.Entries(answers, actor)]);
    }

    private static IEnumerable<Assertion> Child(Answers answers, LaCode authority, DateOnly today)
    {
        var since = new DateSpan(today);
        yield return new Named(since, NameKind.Legal, new(answers.Text("given"), "", answers.Text("surname")));
        yield return new Born(answers.Day("born"), Slugs.Sex.Parse(answers.Text("sex")));
        if (answers.Text("upn").Length > 0)
        {
            yield return new Identified(since, IdentifierScheme.Upn, answers.Text("upn").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        }

        if (answers.Text("line1").Length > 0)
        {
            yield return new Addressed(since, AddressKind.Home, new(answers.Text("line1"), "", answers.Text("town"), answers.Text("postcode")));
        }

        // Counted in the area until confirmed elsewhere: what was believed of where the child lives came with the referral.
        yield return new Resident(since, authority, answers.Text("lives") == "yes", "");
        yield return new WhereaboutsReported(since, answers.Text("lives") == "gone" ? Whereabouts.Unknown : Whereabouts.Known);
        if (answers.Text("parent").Length > 0 || answers.Text("phone").Length > 0)
        {
            yield return new Contacted(since, ContactKind.Parent, Split(answers.Text("parent")), answers.Text("phone"), "");
        }
    }

    // As written; which word is the surname is not guessed.
    private static PersonName Split(string name) => new(name, "", "");
}
