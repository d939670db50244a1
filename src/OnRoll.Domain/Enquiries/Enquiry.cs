namespace OnRoll.Domain.Enquiries;

/// <summary>Whose part of the shared plan an enquiry is.</summary>
public enum EnquirySide : byte
{
    School = 0,
    Authority,
    Either,
}

/// <summary>One of the enquiries that guidance and practice call reasonable.</summary>
/// <remarks>There is no closed list in law: each case is judged, and every step recorded.</remarks>
/// <param name="Id"><c>E01</c> to <c>E18</c>.</param>
/// <param name="Route">What lets the one ask and the other answer, where something does; a point to check where it says so.</param>
/// <param name="IsUsual">Whether it is asked in every case, so that leaving it out takes a reason.</param>
public sealed record Enquiry(string Id, string Ask, EnquirySide Side, string Of, string Route, bool IsUsual)
{
    /// <summary>All of them, in the order in which they are commonly made.</summary>
    public static IReadOnlyList<Enquiry> All { get; } =
    [
        new("E01", "Ring, text and e-mail every number held, at different times of day", EnquirySide.School, "parents, relatives, emergency contacts", "the school's own records", true),
        new("E02", "Ask staff, class friends and any sibling in the school", EnquirySide.School, "the school", "the school's own records", true),
        new("E03", "Ask schools of siblings and relatives", EnquirySide.School, "other schools", "Education Act 2002, s 175", true),
        new("E04", "Ask the professionals named for the child", EnquirySide.Either, "social worker, school nurse, SEN, youth justice", "Children Act 2004, s 11", true),
        new("E05", "Write to the last known address", EnquirySide.Either, "the parent", "", true),
        new("E06", "Visit the home", EnquirySide.Either, "occupants; neighbours where proportionate", "", true),
        new("E07", "Search school to school, and see who has asked for the transfer file", EnquirySide.Either, "the department's secure service", "authority and school users", true),
        new("E08", "Look in the authority's own records", EnquirySide.Authority, "admissions, home education, SEN, social care, early help, youth justice", "Education Act 1996, s 436A; Children Act 2004, s 10", true),
        new("E09", "Ask council tax, housing and benefits", EnquirySide.Authority, "other departments, landlords", "limited by statute: check the gateway for revenue and benefit data first", false),
        new("E10", "Ask health whether the family is registered and where", EnquirySide.Authority, "NHS bodies", "Children Act 2004, ss 10 and 11; confidentiality weighed", true),
        new("E11", "Ask the police; a refuge only through them or social care", EnquirySide.Authority, "police liaison", "Data Protection Act 2018, Sch 2 para 2", false),
        new("E12", "Ask the authorities and schools before and after", EnquirySide.Authority, "the officers for children missing education there", "Education Act 1996, s 436A", true),
        new("E13", "Ask HMRC or DWP through the agreed contact", EnquirySide.Authority, "HMRC, DWP", "disclosure is barred without a gateway: record the one relied on", false),
        new("E14", "Ask whether the family left the country", EnquirySide.Authority, "Home Office", "approved requesters only, where abroad is suspected", false),
        new("E15", "Ask the Ministry of Defence's education support", EnquirySide.Either, "service families' support", "", false),
        new("E16", "Ask the secure estate", EnquirySide.Authority, "prisons, youth custody", "", false),
        new("E17", "Send a message to all authorities, and look at the list of lost pupils", EnquirySide.Authority, "school to school", "", true),
        new("E18", "Look at open pages of social media, once", EnquirySide.Either, "public pages", "open pages only; repeated viewing may need an authorisation", false),
    ];

    /// <summary>The one with an id; <c>null</c> if there is none.</summary>
    public static Enquiry? Find(string id) => All.FirstOrDefault(enquiry => enquiry.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
