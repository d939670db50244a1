using System.Text.Json;
using OnRoll.Data.Audit;
using OnRoll.Data.Intake;
using OnRoll.Data.Schools;
using OnRoll.Data.Store;
using OnRoll.Data.Streams;
using OnRoll.Domain.Access;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Schools;

namespace OnRoll.Data.Access;

/// <content>The national register of schools, which is public and no child's.</content>
public sealed partial class Door
{
    /// <summary>Takes an extract of the register of schools in; a school that comes again takes the place of what was known of it.</summary>
    public ImportOutcome ImportSchools(Stream stream, ImportRequest request, Action<Finding> report) => TakeSchools(stream, request, FileKinds.Gias, report, (session, file, say, touched) =>
    {
        var held = session.List("select urn, content from school", row => (row.GetInt32(0), row.GetString(1))).ToDictionary(row => row.Item1, row => row.Item2);
        var (accepted, unchanged) = (0L, 0L);
        foreach (var school in SchoolFiles.Schools(file, say))
        {
            var content = JsonSerializer.Serialize(school);
            if (held.GetValueOrDefault(school.Urn) == content)
            {
                unchanged++;
                continue;
            }

            session.Execute("insert into school (urn, content) values (@urn, @content) on conflict (urn) do update set content = excluded.content", ("urn", school.Urn), ("content", content));
            touched.Add(school.Urn);
            accepted++;
        }

        return (accepted, unchanged);
    });

    /// <summary>Takes the register's links between schools in.</summary>
    public ImportOutcome ImportSchoolLinks(Stream stream, ImportRequest request, Action<Finding> report) => TakeSchools(stream, request, FileKinds.GiasLinks, report, (session, file, say, touched) =>
    {
        var (accepted, unchanged) = (0L, 0L);
        foreach (var link in SchoolFiles.Links(file, say))
        {
            var added = session.Execute("insert into school_link (urn, link, content) values (@urn, @link, @content) on conflict do nothing",
                ("urn", link.From), ("link", link.To), ("content", JsonSerializer.Serialize(link)));
            touched.AddRange(added > 0 ? [link.From] : []);
            (accepted, unchanged) = (accepted + added, unchanged + 1 - added);
        }

        return (accepted, unchanged);
    });

    /// <summary>The register of schools as it was taken in; empty before that.</summary>
    public SchoolRegister Schools()
    {
        using var session = Session.Begin(register.Database, writes: false);
        return SchoolRows(session);
    }

    private static SchoolRegister SchoolRows(Session session) => new(
        session.List("select content from school order by urn", row => JsonSerializer.Deserialize<School>(row.GetString(0))!),
        session.List("select content from school_link order by urn, link", row => JsonSerializer.Deserialize<SchoolLink>(row.GetString(0))!));

    private ImportOutcome TakeSchools(Stream stream, ImportRequest request, string kind, Action<Finding> report, Func<Session, Stream, Action<Finding>, List<int>, (long Accepted, long Unchanged)> take)
    {
        var faults = new Faults(report);
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.Maintain, $"{kind} from {request.Source}");
        using var hashed = new HashingStream(stream);
        var touched = new List<int>();
        var (accepted, unchanged) = take(session, hashed, faults.Take, touched);
        if (faults.Stop(request))
        {
            return new(request.DryRun ? accepted : 0, unchanged, faults.Count, 0, faults.Refused, null);
        }

        using var nothing = new LedgerIntake(session);
        var seals = new Seals(session, chains, default);
        var (among, urns) = session.Among("urn", touched.Distinct());
        seals.Add(kind == FileKinds.Gias ? "school" : "school_link", among, urns);
        return new(accepted, unchanged, faults.Count, 0, faults.Refused, CloseImport(session, chains, request with { Authority = null }, kind, hashed.Hash(), nothing, (accepted, unchanged, faults.Count), seals: seals));
    }
}
