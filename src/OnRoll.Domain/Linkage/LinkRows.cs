using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Identity;
using OnRoll.Domain.Intake;

namespace OnRoll.Domain.Linkage;

/// <summary>Turns the rows of a list of people into records to compare. A value that says nothing is passed over, not refused: such lists are as they are.</summary>
/// <param name="table">Takes the records.</param>
/// <param name="others">Our names for further columns, <c>other1</c> and on, as far as the user named any.</param>
/// <param name="report">Told of every line that is not taken.</param>
public sealed class LinkRows(LinkTable table, int others, Action<Finding> report)
{
    /// <summary>The most further columns that are compared.</summary>
    public const int MostOthers = 9;

    private const int LongestOther = 200;

    private readonly HashSet<(int File, string Id)> ids = [];
    private readonly List<(int File, string Id)> names = [];
    private bool townIsAll;

    /// <summary>The columns of a list to be linked.</summary>
    public static Layout Columns { get; } = new("link", ["id"],
        ["side", "given_name", "middle_names", "surname", "surname_2", "date_of_birth", "sex", "street_number", "address_1", "address_2", "town", "postcode", "upn", "nhs_number", "source", .. Enumerable.Range(1, MostOthers).Select(static i => $"other{i}")])
    {
        OthersAreUsual = true,
        AlsoCalled =
        [
            ("rec_id", "id"), ("record_id", "id"), ("unique_id", "id"),
            ("forename", "given_name"), ("first_name", "given_name"), ("fname", "given_name"), ("fname_c1", "given_name"), ("given_names", "given_name"),
            ("middle_name", "middle_names"), ("fname_c2", "middle_names"),
            ("last_name", "surname"), ("lname", "surname"), ("lname_c1", "surname"), ("family_name", "surname"), ("lname_c2", "surname_2"),
            ("dob", "date_of_birth"), ("birth_date", "date_of_birth"), ("gender", "sex"),
            ("address", "address_1"), ("address1", "address_1"), ("street", "address_1"), ("address2", "address_2"),
            ("city", "town"), ("suburb", "town"), ("postcode_fake", "postcode"), ("post_code", "postcode"), ("zip", "postcode"),
            ("nhs", "nhs_number"), ("soc_sec_id", "nhs_number"),
        ],
    };

    /// <summary>Which record is which: the file it came from, counted from 0, and its id there, in the order of the table.</summary>
    public IReadOnlyList<(int File, string Id)> Names => names;

    /// <summary>Whether the town is compared by itself, as nothing more is known of where people live.</summary>
    /// <param name="has">Whether the file has a column.</param>
    public void Begin(Func<string, bool> has) => townIsAll = has("town") && !has("address_1") && !has("street_number");

    /// <summary>Takes a row.</summary>
    /// <param name="file">Counted from 0.</param>
    /// <param name="rightSide">Whether the file is the second of two; where a column says the side, that counts.</param>
    public void Take(Row row, int file, bool rightSide)
    {
        var id = Of(row, "id");
        if (id.Length == 0)
        {
            report(Finding.Reject(row.Line, "id", "is blank", "give each record an id"));
            return;
        }

        if (!ids.Add((file, id)))
        {
            report(Finding.Reject(row.Line, "id", "stands on an earlier line too", "give each record an id of its own"));
            return;
        }

        var side = Of(row, "side");
        var marks = (side.Length > 0 ? IsRight(side) : rightSide) ? RecordMarks.RightSide : RecordMarks.None;
        var (upn, nhs) = (Of(row, "upn"), Of(row, "nhs_number"));
        marks |= Upn.TryParse(upn, out var number, out _) && number.Kind == UpnKind.Permanent ? RecordMarks.SoundUpn : RecordMarks.None;
        marks |= NhsNumber.TryParse(nhs, out _, out _) ? RecordMarks.SoundNhs : RecordMarks.None;
        var address = $"{Of(row, "street_number")} {Of(row, "address_1")} {Of(row, "address_2")}";
        names.Add((file, id));
        table.Add(new(
            table.Names.Of($"{Of(row, "given_name")} {Of(row, "middle_names")}".Trim()),
            table.Names.Of($"{Of(row, "surname")} {Of(row, "surname_2")}".Trim()),
            Dates.Read(Of(row, "date_of_birth")),
            SexOf(Of(row, "sex")),
            PackedText.Pack(Of(row, "postcode")),
            table.Addresses.Of(address),
            PackedText.Pack(upn),
            PackedText.Pack(nhs),
            marks), Others(row));
    }

    /// <summary>How many further columns the table is to hold.</summary>
    public static int OtherColumns(int named) => named + 1; // and the town

    private string[] Others(Row row) => [.. Enumerable.Range(1, others).Select(i => Folded(Of(row, $"other{i}"))), townIsAll ? Folded(Of(row, "town")) : ""];

    private static string Folded(string text) => string.Join(' ', FoldedName.Parts(text.Length <= LongestOther ? text : text[..LongestOther]));

    private static bool IsRight(string side) => side[0] is 'b' or 'B' or 'r' or 'R' or '2';

    private static char SexOf(string text) => text.Length == 0 ? ' ' : char.ToUpperInvariant(text[0]) switch { 'M' or '1' => 'M', 'F' or '2' => 'F', _ => ' ' };

    private static string Of(Row row, string column) => row[Columns.IndexOf(column)];
}
