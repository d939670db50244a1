using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Intake;

/// <summary>Turns the rows of a file of referrals into statements.</summary>
/// <remarks>
/// Anyone may refer a child, to the arrangements of Education Act 1996 s 436A. A referral says who the child is and where believed to live; what its
/// referrer thinks the reason is stands beside it and is not the reason that the authority records.
/// </remarks>
public sealed class ReferralRows(Received received, Action<Finding> report) : RecordRows(Columns, received, report)
{
    /// <summary>The columns of a file of referrals.</summary>
    public static Layout Columns { get; } = new("referrals",
        ["id", "given_name", "surname", "date_of_birth", "referred_on"],
        ["middle_names", "sex", "address_1", "address_2", "town", "postcode", "upn", "last_seen", "referred_by", "referrer", "reason", "school", "authority"])
    {
        AlsoCalled = [.. Person.AlsoCalled("id", "given_name", "surname", "date_of_birth", "middle_names", "sex", "address_1", "address_2", "town", "postcode"), ("referral_date", "referred_on")],
    };

    private protected override string SaidTwice => "keep one row for each referral of a child on a day";

    private protected override Statement? Read(RecordFields row)
    {
        var id = row.Needed("id", "give the child's id in the list it comes from");
        var on = row.PastDay("referred_on", "give the day on which the child was referred");
        var asOf = on ?? Received.Day;
        List<Assertion> says = [.. Person.Read(row, asOf)];
        var lastSeen = row.Day("last_seen");
        if (lastSeen > asOf)
        {
            row.Reject("last_seen", "is after the day of the referral", "give the last day on which somebody there saw the child, or leave it blank");
        }

        var home = row.Authority("authority");
        if (!home.IsNone)
        {
            says.Add(new Resident(new(asOf), home, IsConfirmed: false, ""));
        }

        var (by, referrer, reason, school) = (row.Text("referred_by"), row.Text("referrer"), row.Text("reason"), row.Text("school"));
        return row.IsRejected || on is not { } day ? null
            : new(row.Line, "", id, asOf, school, says, new ReferralMade(day, lastSeen, by, referrer, reason, home));
    }

    private protected override string? KeyOf(Statement statement) => $"{statement.Id}\n{statement.AsOf:yyyyMMdd}";

    // A referral's school is where the child was last known, not whose id it is.
    private protected override string UnreadSource(RecordFields row) => "";
}
