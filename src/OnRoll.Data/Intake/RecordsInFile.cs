using OnRoll.Data.Csv;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Rolls;
using OnRoll.Domain.Schools;

namespace OnRoll.Data.Intake;

/// <summary>A file about children, read: what it says, and what is wrong with it. Nothing of it is in the register yet.</summary>
/// <param name="Statements">In the order of the rows, each under its source.</param>
/// <param name="Faults">The first fault of each line that was rejected.</param>
internal sealed record RecordsInFile(string Kind, IReadOnlyList<Statement> Statements, IReadOnlyCollection<Finding> Faults, RecordsRead Read)
{
    /// <param name="request">Its day is said.</param>
    /// <param name="own">The schools that a row may be of, by URN; <c>null</c>: any.</param>
    public static RecordsInFile From(Stream stream, string kind, ImportRequest request, ColumnMap map, SchoolRegister schools, Action<Finding> report,
        Action<RejectedLine>? rejected = null, Action<long>? progress = null, IReadOnlyCollection<string>? own = null)
    {
        var faults = new Dictionary<long, Finding>();
        var statements = new List<Statement>();
        var received = new Received(request.Received!.Value) { Authority = request.Authority ?? default, Map = map, KindOf = SchoolKinds.In(schools), Schools = own };
        var read = RecordFile.Read(stream, kind, received, statement => statements.Add(statement.Source.Length > 0 ? statement : statement with { Source = request.Source }), finding =>
        {
            if (finding.Severity is not Severity.Notice)
            {
                faults.TryAdd(finding.Line, finding);
            }

            report(finding);
        }, rejected, progress);
        return new(kind, statements, faults.Values, read);
    }

    /// <summary>Whether nothing of it goes in, whatever its rows say.</summary>
    public bool Stops(ImportRequest request) => Read.IsRefused || (request.AllOrNothing && Read.Rejected > 0);

    /// <summary>The same file without the rows held back: of those it says neither that they are there nor that they are gone.</summary>
    public RecordsInFile Without(IReadOnlyList<Statement> go)
    {
        var goes = go.Select(statement => statement.Line).ToHashSet();
        return this with { Statements = go, Read = Read with { Unread = [.. Read.Unread, .. Statements.Where(row => !goes.Contains(row.Line)).Select(row => (row.Source, row.Id))] } };
    }
}
