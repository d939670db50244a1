using System.Security.Cryptography;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Audit;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;

namespace OnRoll.Data.Access;

/// <summary>A document of a case.</summary>
public sealed record CaseDocument(Attached Entry, byte[] Content);

/// <content>Documents of a case.</content>
public sealed partial class Door
{
    /// <summary>Adds a document to a child's case.</summary>
    /// <param name="fileName">As it was sent.</param>
    /// <returns>What is wrong; nothing: it is added.</returns>
    public IReadOnlyList<Problem> Attach(RecordId record, string fileName, byte[] content)
    {
        if (content.Length is 0 or > Documents.Longest || Documents.TypeOf(fileName, content) is not { } type)
        {
            return [new("document.type", "file", $"Select a document: {Documents.Allowed}. It must be what its name says")];
        }

        using var session = Session.Begin(register.Database);
        var (child, ruling, chains) = Admit(session, GateAction.WorkCase, record);
        var now = chains.Now();
        var actor = new Actor(principal, now);
        var did = Entry(record.Authority, GateAction.WorkCase, $"child {record}", ruling.NeededGlass ? AuditOutcome.BrokeGlass : AuditOutcome.Done) with { Selection = "document" };
        var entry = new Attached(actor.Today, actor.NewKey(), actor.Account, Documents.Harmless(fileName), type, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
        if (child.File.Log.Select(line => line.Entry).OfType<Attached>().Any(there => there.Digest == entry.Digest && there.FileName == entry.FileName && there.By == entry.By))
        {
            Conclude(session, chains, record, Decision.Record(), did, now); // sent again, because no answer came: it is there
            return [];
        }

        session.Execute("insert into attachment (authority, record, key, content) values (@authority, @record, @key, @content)",
            ("authority", record.Authority.Key()), ("record", record.Value), ("key", entry.Key), ("content", content));
        Conclude(session, chains, record, Decision.Record(entry), did, now);
        return [];
    }

    /// <summary>Reads a document of a child's case.</summary>
    /// <exception cref="GateClosedException">There is no such document, or the asker may not see it.</exception>
    /// <exception cref="StoreException">It is not what was added.</exception>
    public CaseDocument Document(RecordId record, string key)
    {
        using var session = Session.Begin(register.Database);
        var (child, ruling, chains) = Admit(session, GateAction.ReadChild, record);
        var entry = CaseFile.Of(child.Ledger.Showing(ruling.Sight!.Shows).AsKnown()).Log.Select(line => line.Entry).OfType<Attached>().FirstOrDefault(each => each.Key == key);
        var content = child.Records.Select(each => session.Scalar("select content from attachment where authority = @authority and record = @record and key = @key",
            ("authority", each.Authority.Key()), ("record", each.Value), ("key", key))).OfType<byte[]>().FirstOrDefault();
        chains.Append(Entry(child.Id.Authority, GateAction.ReadChild, $"child {child.Id}", ruling.NeededGlass ? AuditOutcome.BrokeGlass : AuditOutcome.Done) with { Selection = "document" });
        session.Commit();
        return entry is null || content is null || RoleTable.IsFamily(principal.Role) ? throw GateClosedException.NoSuchChild
            : Convert.ToHexStringLower(SHA256.HashData(content)) != entry.Digest ? throw new StoreException(StoreFault.Damaged, "the document is not what was added; nothing of it is shown")
            : new(entry, content);
    }
}
