using System.Globalization;
using System.Text;

namespace OnRoll.Domain.Casework;

/// <summary>A letter from a template, as it would be sent.</summary>
/// <param name="Body">Paragraphs, a blank line between them.</param>
/// <param name="Reply">By when an answer is asked for; <c>null</c>: none is.</param>
public sealed record Letter(string Template, string Body, DateOnly? Reply);

/// <summary>What a letter is filled with.</summary>
/// <param name="Child">The child's name as the family writes it.</param>
/// <param name="Authority">Who writes.</param>
/// <param name="Officer">Who signs.</param>
/// <param name="Reference">The case's reference.</param>
/// <param name="School">The school meant; empty where none is.</param>
public sealed record LetterFields(string Child, string Authority, string Officer, string Reference, string School, DateOnly Today);

/// <summary>The letters of the work, in plain words.</summary>
/// <remarks>A draft for a person to read and change before it goes; what the law requires of a notice is named in each.</remarks>
public static class Letters
{
    private static readonly (string Word, string Name, int ReplyDays, string Text)[] Templates =
    [
        ("enquiry", "Enquiry to the parent", 7, """
            We are writing about {child}.

            We have been told that {child} may not be getting an education at the moment. We have a duty to find out, for every child of school age in our area, and to help where a child has no school place. (Education Act 1996, section 436A.)

            Please tell us by {reply}: where {child} is being taught now, or where you would like {child} to go to school; your address and telephone number now; and if you have moved, when.

            If we do not hear from you we will visit, and ask others who may know, so that we can be sure that {child} is safe and learning.
            """),
        ("offer", "Offer of a school place", 7, """
            We can offer {child} a place at {school}.

            Please tell the school or us by {reply} that you accept it, and on which day {child} will start. If you would like another school you may still apply, and you may appeal if it refuses; the place at {school} is kept while you decide, until that day.

            Until {child} starts, we stay responsible for finding an education. Tell us if anything stands in the way.
            """),
        ("warning", "Request to enrol or show evidence", 7, """
            We cannot see that {child} is receiving suitable education at school or otherwise.

            Please, by {reply}, either enrol {child} at a school, or show us how {child} is being educated: what is taught, how much and by whom. You may do so in writing, by a visit, or with examples of work.

            If it still appears to us that {child} is not receiving suitable education we must serve a notice under section 437(1) of the Education Act 1996, which may lead to a school attendance order.
            """),
        ("notice-437", "Notice to satisfy the authority (s 437(1))", 0, """
            NOTICE UNDER SECTION 437(1) OF THE EDUCATION ACT 1996

            It appears to {authority} that {child}, a child of compulsory school age in its area, is not receiving suitable education, either by regular attendance at school or otherwise.

            You are required to satisfy the authority, within the period of 15 days beginning with the day on which this notice is served, that {child} is receiving such education.

            If you do not, and the authority is of the opinion that it is expedient that {child} should attend school, it must begin to serve a school attendance order.
            """),
        ("intention-438", "Notice of intention to serve an order (s 438)", 0, """
            NOTICE UNDER SECTION 438(2) OF THE EDUCATION ACT 1996

            {authority} intends to serve on you a school attendance order requiring {child} to become a registered pupil at a school.

            The school that the authority intends to name is {school}. You may choose another: if within the period of 15 days beginning with the day on which this notice is served you apply for a place at another school, and it is offered, that school will be named.
            """),
        ("order-437", "School attendance order (s 437(3))", 0, """
            SCHOOL ATTENDANCE ORDER UNDER SECTION 437(3) OF THE EDUCATION ACT 1996

            {authority} requires you to cause {child} to become a registered pupil at {school}.

            This order stays in force, subject to amendment, for as long as {child} is of compulsory school age, unless it is revoked or a court directs that it ceases. Not to comply with it is an offence, unless you prove that {child} is receiving suitable education otherwise than at school. (Section 443.)
            """),
        ("closing", "The case is closed", 0, """
            We wrote to you about {child}'s education.

            We have closed our case, because we are now satisfied that {child} is in education or no longer in our area. You need do nothing more. If anything changes, tell us: we can help at once.
            """),
    ];

    /// <summary>The templates by word and name.</summary>
    public static IReadOnlyList<(string Word, string Name)> All { get; } = [.. Templates.Select(template => (template.Word, template.Name))];

    public static string NameOf(string word) => Templates.FirstOrDefault(template => template.Word == word).Name ?? word;

    /// <summary>Whether a template names a school.</summary>
    public static bool NamesSchool(string word) => Templates.FirstOrDefault(template => template.Word == word).Text?.Contains("{school}", StringComparison.Ordinal) is true;

    /// <summary>Fills a template; <c>null</c> if there is none of that word.</summary>
    public static Letter? Fill(string word, LetterFields fields)
    {
        if (Templates.FirstOrDefault(template => template.Word == word) is not { Text: { } text } template)
        {
            return null;
        }

        DateOnly? reply = template.ReplyDays > 0 ? Time.CountedDays.Working.NthAfter(fields.Today, template.ReplyDays) : null;
        var body = new StringBuilder(text)
            .Replace("{child}", fields.Child).Replace("{authority}", fields.Authority).Replace("{school}", fields.School)
            .Replace("{reply}", reply?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "")
            .Append(CultureInfo.InvariantCulture, $"\n\n{fields.Officer}\n{fields.Authority}\nReference {fields.Reference}");
        return new(word, body.ToString(), reply);
    }
}
