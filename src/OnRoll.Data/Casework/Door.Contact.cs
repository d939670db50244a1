using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <summary>Who answers for children missing education at an authority: the post that any agency can refer to.</summary>
/// <param name="Account">Who holds the post.</param>
/// <param name="Cover">Who covers while the holder is away; empty: nobody is named.</param>
/// <param name="Since">From when.</param>
public sealed record ContactPost(LaCode Authority, string Account, string Cover, string Phone, string Email, Moment Since, string By);

/// <content>The named contact of an authority. It is published, and no child's.</content>
public sealed partial class Door
{
    private const int LongestLine = 100;

    /// <summary>The named contact of an authority; <c>null</c>: none is named, which guidance does not allow.</summary>
    public ContactPost? Contact(LaCode authority) => ContactHistory(authority) is [var now, ..] ? now : null;

    /// <summary>Who held the post, the latest first.</summary>
    public IReadOnlyList<ContactPost> ContactHistory(LaCode authority)
    {
        using var session = Session.Begin(register.Database, writes: false);
        return session.List("select authority, account, cover, phone, email, at, by from contact_post where authority = @authority order by at desc",
            row => new ContactPost(row.Authority(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.Moment(5), row.GetString(6)), ("authority", authority.Key()));
    }

    /// <summary>Names the contact of the asker's authority, or hands the post over. What was before stays on record.</summary>
    /// <exception cref="GateClosedException">The asker may not decide that.</exception>
    public IReadOnlyList<Problem> NameContact(string account, string cover, string phone, string email)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.DecideCase, "named contact");
        var team = Colleagues(session, principal.Authority, register.Now);
        var problems = new List<Problem>();
        if (!team.Contains(account))
        {
            problems.Add(new("contact.account", "account", "Select a colleague"));
        }

        if (cover.Length > 0 && (!team.Contains(cover) || cover == account))
        {
            problems.Add(new("contact.cover", "cover", "Select another colleague, or nobody"));
        }

        if (phone.Length is 0 or > LongestLine)
        {
            problems.Add(new("contact.phone", "phone", "Enter the telephone number that agencies are to ring"));
        }

        if (email.Length is 0 or > LongestLine || !email.Contains('@', StringComparison.Ordinal))
        {
            problems.Add(new("contact.email", "email", "Enter the e-mail address that agencies are to write to"));
        }

        if (problems.Count == 0)
        {
            var entry = chains.Append(Entry(principal.Authority, GateAction.DecideCase, "named contact") with { Selection = $"{account}{(cover.Length > 0 ? $", covered by {cover}" : "")}" });
            session.Execute("insert into contact_post (authority, at, account, cover, phone, email, by) values (@authority, @at, @account, @cover, @phone, @email, @by)",
                ("authority", principal.Authority.Key()), ("at", entry.At.Microseconds), ("account", account), ("cover", cover), ("phone", phone), ("email", email), ("by", principal.Account));
            session.Commit();
        }

        return problems;
    }
}
