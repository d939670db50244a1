namespace OnRoll.Domain.Intake;

/// <summary>Turns the rows of one kind of file about children into statements, and says of each row that cannot be one what is wrong with it.</summary>
/// <remarks>One for each file: it remembers the rows before, so that one that comes twice is rejected where it stands.</remarks>
public abstract class RecordRows
{
    private readonly Action<Finding> report;
    private readonly UnknownWords unknown = new();
    private readonly Dictionary<(string Source, string Key), long> seen = [];
    private readonly List<(string Source, string Id)> unread = [];

    private protected RecordRows(Layout layout, Received received, Action<Finding> report)
    {
        this.report = report;
        Received = received;
        Layout = received.Map.Onto(layout, report);
    }

    /// <summary>The columns, with the names that the file's map adds.</summary>
    public Layout Layout { get; }

    /// <summary>The children whose rows were rejected, as far as their ids could be read: of these the file says neither that they are there nor that they are gone.</summary>
    public IReadOnlyList<(string Source, string Id)> Unread => unread;

    /// <summary>Rows that were rejected and do not even tell whose they are.</summary>
    public long UnreadWithoutId { get; private set; }

    protected Received Received { get; }

    /// <summary>Reads one row.</summary>
    /// <returns><c>null</c> if the row was rejected; what is wrong has then been reported.</returns>
    public Statement? Read(Row row)
    {
        var fields = new RecordFields(Layout, row, Received, unknown);
        var statement = Read(fields);
        if (!fields.IsRejected && statement is not null && KeyOf(statement) is { } key && !seen.TryAdd((statement.Source, key), row.Line))
        {
            fields.Reject(IdColumn, $"stands already on line {seen[(statement.Source, key)]}", SaidTwice);
        }

        if (!fields.IsRejected && statement is not null && Received.Schools is { } own && !own.Contains(statement.School))
        {
            fields.Reject("school", "is another school than yours", "send the rows of your own school alone; each school sends its own");
        }

        foreach (var finding in fields.Findings)
        {
            report(finding);
        }

        if (!fields.IsRejected && statement is not null)
        {
            return statement;
        }

        SetAside(fields);
        return null;
    }

    /// <summary>Says what can be said only once every row has been read.</summary>
    public virtual void Finish()
    {
        foreach (var finding in unknown.Findings())
        {
            report(finding);
        }
    }

    /// <summary>The column that holds the id.</summary>
    private protected virtual string IdColumn => "id";

    /// <summary>What to do where a row comes twice.</summary>
    private protected virtual string SaidTwice => "keep one row for each child";

    private protected abstract Statement? Read(RecordFields fields);

    /// <summary>What no two rows of a source may share; <c>null</c> if several rows may say what they like of one id.</summary>
    private protected abstract string? KeyOf(Statement statement);

    /// <summary>Whose id a rejected row bears, as far as it can be told.</summary>
    private protected virtual string UnreadSource(RecordFields row) =>
        SourceOf(Identifiers.Urn.TryParse(row["school"], out var urn, out _) ? urn.ToString() : "");

    /// <summary>Whose ids a school's file holds.</summary>
    private protected static string SourceOf(string school) => school.Length == 0 ? "" : $"urn-{school}";

    private protected void Report(Finding finding) => report(finding);

    // Asked of the values alone, so that no fault is said a second time.
    private void SetAside(RecordFields fields)
    {
        if (fields[IdColumn] is { Length: > 0 and <= 200 } id)
        {
            unread.Add((UnreadSource(fields), id));
        }
        else
        {
            UnreadWithoutId++;
        }
    }
}
