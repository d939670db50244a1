using OnRoll.Data.Audit;
using OnRoll.Data.Csv;
using OnRoll.Data.Facts;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Data.Streams;
using OnRoll.Domain.Access;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <content>Facts files into the ledger.</content>
public sealed partial class Door
{
    /// <summary>Takes a facts file in: all of it in one transaction, so that never half a file is there.</summary>
    /// <param name="report">Told of every fault and notice; from another thread than the caller's.</param>
    /// <param name="rejected">Told of every rejected line as it came.</param>
    /// <param name="progress">Told how many lines are done, now and then.</param>
    /// <exception cref="GateClosedException">The asker may not take files in, or not for that authority.</exception>
    public ImportOutcome ImportFacts(Stream stream, ImportRequest request, Action<Finding> report, Action<RejectedLine>? rejected = null, Action<long>? progress = null)
    {
        var faults = new Faults(report);
        using var session = Session.Begin(register.Database);
        var chains = AdmitImport(session, request, FileKinds.Facts);
        var now = chains.NowOfAll();
        using var import = new FactsImport(session, request);
        using var hashed = new HashingStream(stream);
        import.Take(hashed, now, faults.Take, rejected, progress);
        if (faults.Stop(request))
        {
            return new(request.AllOrNothing && faults.Count > 0 && !request.DryRun ? 0 : import.Accepted, import.Unchanged, faults.Count, import.NewRecords, faults.Refused, null);
        }

        var at = CloseImport(session, chains, request, FileKinds.Facts, hashed.Hash(), import.Intake, (import.Accepted, import.Unchanged, faults.Count));
        return new(import.Accepted, import.Unchanged, faults.Count, import.NewRecords, faults.Refused, at);
    }

    /// <summary>Rules on taking a file in, and on whose records it may bring.</summary>
    private Chains AdmitImport(Session session, ImportRequest request, string kind, GateAction? action = null)
    {
        var chains = AdmitMany(session, action ?? GateAction.Import, $"{kind} from {request.Source}");
        if (IsOfASchool)
        {
            AdmitReturn(session, chains, request, kind);
        }
        else if (!principal.IsNational && request.Authority != principal.Authority)
        {
            Refuse(session, chains, principal.Authority, action ?? GateAction.Import, "register", "not the asker's authority", $"{kind} from {request.Source}");
            throw new GateClosedException($"this account takes files in for its own authority alone; give --authority {principal.Authority}");
        }

        return chains;
    }

    /// <summary>Rules on a school's own returns: what SI 2024/208 reg 13 has it send, and its roll.</summary>
    private void AdmitReturn(Session session, Chains chains, ImportRequest request, string kind)
    {
        var sentence = kind != RollRows.Columns.Kind && kind != JoinerRows.Columns.Kind && kind != LeaverRows.Columns.Kind
            ? $"this account takes in the returns of its own school alone: {RollRows.Columns.Kind}, {JoinerRows.Columns.Kind} and {LeaverRows.Columns.Kind}"
            : request.Authority is { } keeper && keeper != principal.Authority ? "this account does not choose who keeps what it sends; leave --authority out"
            : null;
        if (sentence is not null)
        {
            Refuse(session, chains, principal.Authority, GateAction.Import, "register", "not a return of the asker's school", $"{kind} from {request.Source}");
            throw new GateClosedException(sentence);
        }
    }

    /// <summary>Writes a file's entries in the chains it touched, and commits.</summary>
    /// <param name="more">What else the entries say of the file.</param>
    private Moment CloseImport(Session session, Chains chains, ImportRequest request, string kind, byte[] hash,
        LedgerIntake intake, (long Accepted, long Unchanged, long Rejected) counts, string more = "", Seals? seals = null)
    {
        var home = request.Authority ?? default;
        intake.Settle();
        session.WallOff();
        chains.NotBefore(intake.Latest);
        foreach (var chain in intake.Authorities.Append(home).Distinct().Order())
        {
            chains.Hold(chain);
        }

        session.AsOwner();
        var parts = intake.Close().ToList();
        session.WallOff();
        var sealedRows = seals?.Close();
        var file = Numbers.Take(session, home, changes: 1).Change;
        var words = $"{kind} from {request.Source}, file {Convert.ToHexStringLower(hash)}{more}";
        Moment at = default;
        foreach (var chain in parts.Select(part => part.Authority).Append(home).Distinct().Order())
        {
            var part = parts.Find(each => each.Authority == chain).Written ?? (chain == home ? sealedRows : null); // a file writes either into the ledger or outside it
            at = chains.Append(Entry(chain, GateAction.Import, $"file {home.Key():000}-{file}") with { Selection = words, Count = part?.Assertions ?? 0, Written = part }).At;
        }

        session.Execute("""
            insert into file (authority, id, at, kind, source, hash, accepted, unchanged, rejected)
            values (@authority, @id, @at, @kind, @source, @hash, @accepted, @unchanged, @rejected)
            """, ("authority", home.Key()), ("id", file), ("at", at.Microseconds), ("kind", kind), ("source", request.Source), ("hash", hash),
            ("accepted", counts.Accepted), ("unchanged", counts.Unchanged), ("rejected", counts.Rejected));
        session.Commit();
        return at;
    }
}
