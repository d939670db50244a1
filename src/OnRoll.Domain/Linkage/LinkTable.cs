using System.Runtime.InteropServices;

namespace OnRoll.Domain.Linkage;

/// <summary>The records that are to be compared, with the books of their names and addresses, and how often each name occurs.</summary>
public sealed class LinkTable
{
    private readonly List<LinkRecord> records = [];
    private readonly List<int> others = []; // of each record, as many as there are other columns
    private readonly Dictionary<string, int> otherTexts = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> otherList = [""];

    /// <param name="otherColumns">How many further columns are compared.</param>
    public LinkTable(int otherColumns = 0) => OtherColumns = otherColumns;

    public NameBook Names { get; } = new();

    public AddressBook Addresses { get; } = new();

    public int OtherColumns { get; }

    public ReadOnlySpan<LinkRecord> Records => CollectionsMarshal.AsSpan(records);

    public int Count => records.Count;

    /// <summary>Whether records of one side are compared with those of the other alone.</summary>
    public bool AcrossSides { get; set; }

    /// <summary>Adds a record; its place is the count before.</summary>
    /// <param name="more">The values of the further columns, folded.</param>
    public void Add(LinkRecord record, IReadOnlyList<string> more)
    {
        records.Add(record);
        for (var i = 0; i < OtherColumns; i++)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(otherTexts, more[i], out var there);
            if (!there)
            {
                place = otherList.Count;
                otherList.Add(more[i]);
            }

            others.Add(place);
        }
    }

    /// <summary>The number of a further value; 0 if blank.</summary>
    public int Other(int record, int column) => others[(record * OtherColumns) + column];

    /// <summary>A further value by its number.</summary>
    public string OtherText(int number) => otherList[number];

    /// <summary>How many pairs of records there are to be told apart.</summary>
    public double Pairs
    {
        get
        {
            if (!AcrossSides)
            {
                return Count * (Count - 1.0) / 2;
            }

            var right = 0;
            foreach (ref readonly var record in Records)
            {
                right += (record.Marks & RecordMarks.RightSide) != RecordMarks.None ? 1 : 0;
            }

            return (double)right * (Count - right);
        }
    }

    /// <summary>Whether two records are to be compared at all.</summary>
    public bool AreComparable(int one, int other) => !AcrossSides || ((records[one].Marks ^ records[other].Marks) & RecordMarks.RightSide) != RecordMarks.None;
}
