namespace OnRoll.Domain.Access;

/// <summary>Who may do what with which part of whose record: one table, read by the gate and by nothing else.</summary>
/// <remarks>
/// C create, R read, U update, X decide, A counts only. A star: only of children tied to the account, within the reach. Reach:
/// tied, school, authority, country. Of home education, places and provision there is only what is recorded of them, so only U. Where law or guidance gives a role its duty, the register of duties says so; the rest is
/// least privilege: Data Protection Act 2018, UK GDPR Art 5(1)(c) and (f).
/// </remarks>
public static class RoleTable
{
    private const string Table = """
        role                   | identity | education | cases | enquiries | flag | detail | health | orders | home-ed | places | provision | statistics | reach
        officer                | CRU      | CRU       | CRU   | CRU       | R    | R*     | R      | CRU    | U       | U      | U         | A          | authority
        lead                   | CRUX     | CRU       | CRUX  | RX        | R    | R      | R      | RX     | U       | U      | U         | A          | authority
        senior-officer         | R        | R         | R*    | R         | R*   | R*     |        | R      |         |        |           | AX         | authority
        attendance-officer     | CRU*     | CRU*      | CRU*  | CRU*      | R*   |        |        | CRU*   | U*      | U*     | U*        | A          | authority
        home-education-officer | CRU*     | R*        | R*    | R*        | R*   |        |        | CRU*   | U*      |        |           | A          | authority
        admissions-officer     | CRU*     | R*        | R*    |           | R*   |        |        | R*     |         | U*     |           | A          | authority
        sen-officer            | R*       | RU*       | R*    |           | R*   |        | R*     | R*     |         | U*     | U*        |            | authority
        virtual-school-head    | R*       | RU*       | R*    |           | R*   | R*     | R*     |        |         |        |           | A          | authority
        social-worker          | R*       | R*        | R*    | R*        | CRU* | CRU*   | R*     |        |         |        |           |            | authority
        youth-justice-officer  | R*       | R*        | R*    |           | R*   | R*     |        |        |         |        |           |            | authority
        exclusions-officer     | R*       | CRU*      | R*    |           | R*   |        |        |        |         |        | U*        | A          | authority
        analyst                |          |           |       |           |      |        |        |        |         |        |           | A          | authority
        school-office          | CRU      | CRU       | C     | CRU*      |      |        |        |        |         |        |           | A          | school
        head                   | CRU      | CRU       | C     | RX*       | CR   | CR     | R      |        |         |        |           | A          | school
        trust                  |          | CR        |       |           |      |        |        |        |         |        |           | A          | school
        health-visitor         | CR*      |           |       | U*        | C*   |        | CRU*   |        |         |        |           |            | tied
        general-practice       |          |           |       | U*        |      |        | U*     |        |         |        |           |            | tied
        police                 | CR*      |           |       | U*        | CR*  |        |        |        |         |        |           |            | tied
        housing                | C*       |           |       | U*        |      |        |        |        |         |        |           |            | tied
        voluntary-agency       | C*       |           |       |           | C*   |        |        |        |         |        |           |            | tied
        parent                 | CR*      | R*        | R*    |           |      |        | R*     | R*     |         |        |           |            | tied
        young-person           | R*       | R*        | R*    |           |      |        | R*     |        |         |        |           |            | tied
        other-authority        | R*       |           |       |           |      |        |        |        |         |        |           |            | tied
        department-analyst     |          |           |       |           |      |        |        |        |         |        |           | A          | country
        inspector              | R        | R         | R*    | R*        | R*   | R*     | R*     | R      |         |        |           | A          | authority
        safeguarding-partner   |          |           |       |           |      |        |        |        |         |        |           | A          | authority
        auditor                |          |           |       |           |      |        |        |        |         |        |           |            | country
        administrator          |          |           |       |           |      |        |        |        |         |        |           |            | country
        operator               | CRUX     | CRUX      | CRUX  | CRUX      | CRUX | CRUX   | CRUX   | CRUX   | U       | U      | U         | AX         | country
        """;

    private static readonly Row[] Rows = Read();

    /// <summary>The words for the roles, as accounts and the command line have them.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Rows.Select(row => row.Word)];

    /// <summary>The table in its own words, for a page or a person to read.</summary>
    public static string Text => Table;

    public static string WordOf(Role role) => Rows[(int)role].Word;

    public static bool TryParse(string word, out Role role)
    {
        var index = Array.FindIndex(Rows, row => row.Word.Equals(word, StringComparison.OrdinalIgnoreCase));
        role = (Role)Math.Max(0, index);
        return index >= 0;
    }

    public static Reach ReachOf(Role role) => Rows[(int)role].Reach;

    /// <summary>What a role may do with a part of a record within its reach.</summary>
    /// <param name="isTied">Whether the child is tied to the account: assigned, linked or sent to it.</param>
    public static Powers Of(Role role, RecordPart part, bool isTied) =>
        Rows[(int)role].Cells[(int)part] is var (powers, onlyTied) && (isTied || !onlyTied) ? powers : Powers.None;

    /// <summary>Whether a role may open a child whom it may not read otherwise: those whose work is reading children, never a family nor a proprietor.</summary>
    public static bool BreaksGlass(Role role) =>
        role is not (Role.Parent or Role.YoungPerson or Role.Trust) && Of(role, RecordPart.Education, isTied: true).HasFlag(Powers.Read);

    /// <summary>Whether it is the family itself, which reads of its case how it stands and what was written to it, and of others' words nothing.</summary>
    public static bool IsFamily(Role role) => role is Role.Parent or Role.YoungPerson;

    private static Row[] Read()
    {
        var rows = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new Row(cells[0], [.. cells[1..^1].Select(Cell)], Enum.Parse<Reach>(cells[^1], ignoreCase: true))).ToArray();
        return rows.Length == Enum.GetValues<Role>().Length ? rows
            : throw new InvalidOperationException("The table of roles has not one row for each role");
    }

    private static (Powers Powers, bool OnlyTied) Cell(string cell)
    {
        var powers = Powers.None;
        foreach (var letter in cell)
        {
            powers |= letter switch
            {
                'C' => Powers.Create,
                'R' => Powers.Read,
                'U' => Powers.Update,
                'X' => Powers.Decide,
                'A' => Powers.Aggregate,
                '*' => Powers.None,
                _ => throw new InvalidOperationException("A letter in the table of roles is none of C, R, U, X, A"),
            };
        }

        return (powers, cell.EndsWith('*'));
    }

    private sealed record Row(string Word, (Powers Powers, bool OnlyTied)[] Cells, Reach Reach);
}
