using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;

namespace OnRoll.Data.Access;

/// <summary>A filter of cases that somebody keeps under a name.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="IsShared">Whether all of the authority who list cases are shown it.</param>
public sealed record KeptFilter(string Account, string Name, bool IsShared, CaseFilter Filter);

/// <content>Filters of cases that are kept. They say nothing of any child.</content>
public sealed partial class Door
{
    /// <summary>The filters that the asker keeps, and those that the team shares: by name.</summary>
    public IReadOnlyList<KeptFilter> KeptFilters()
    {
        using var session = Session.Begin(register.Database, writes: false);
        if (!MayListCases(principal, purpose))
        {
            return [];
        }

        session.Wall([principal.Authority]);
        return session.List("select account, name, shared, list, worker, state, rank from kept_filter where authority = @authority and (account = @account or shared = 1) order by name, account",
            row => new KeptFilter(row.GetString(0), row.GetString(1), row.GetInt16(2) == 1,
                new(Enum.GetValues<WorkList>().FirstOrDefault(list => Spelling.Of(list) == row.GetString(3)), row.GetString(4), CaseStates.TryParse(row.GetString(5), out var state) ? state : null,
                    Enum.GetValues<Rank>().Cast<Rank?>().FirstOrDefault(rank => Spelling.Of(rank!.Value) == row.GetString(6)))),
            ("authority", principal.Authority.Key()), ("account", principal.Account));
    }

    /// <summary>Keeps a filter under a name; one of the asker's of that name is replaced.</summary>
    /// <returns>What is wrong; nothing: it is kept.</returns>
    /// <exception cref="GateClosedException">The asker lists no cases.</exception>
    public IReadOnlyList<Problem> KeepFilter(string name, CaseFilter filter, bool isShared)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitToCases(session, "keep a filter");
        name = name.Trim();
        if (FilterNames.Check(name) is { } problem)
        {
            return [problem];
        }

        if (filter.Worker.Length > 0 && filter.Worker != principal.Account && !Colleagues(session, principal.Authority, register.Now).Contains(filter.Worker))
        {
            return [new("filter.worker", "worker", "Select a colleague as the worker, or anybody")];
        }

        session.Wall([principal.Authority]);
        (string, object?)[] key = [("authority", principal.Authority.Key()), ("account", principal.Account), ("name", name)];
        if (session.Number("select count(*) from kept_filter where authority = @authority and account = @account and name <> @name", key) >= FilterNames.Most)
        {
            return [new("filter.many", "name", $"Remove a filter first: {FilterNames.Most} can be kept")];
        }

        session.Execute("""
            insert into kept_filter (authority, account, name, shared, list, worker, state, rank) values (@authority, @account, @name, @shared, @list, @worker, @state, @rank)
            on conflict (authority, account, name) do update set shared = excluded.shared, list = excluded.list, worker = excluded.worker, state = excluded.state, rank = excluded.rank
            """, [.. key, ("shared", (short)(isShared ? 1 : 0)), ("list", Spelling.Of(filter.List)), ("worker", filter.Worker), ("state", filter.State is { } state ? CaseStates.WordOf(state) : ""), ("rank", filter.Rank is { } rank ? Spelling.Of(rank) : "")]);
        session.WallOff();
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "filter") with { Selection = isShared ? "kept and shared with the team" : "kept", Count = 0 });
        session.Commit();
        return [];
    }

    /// <summary>Removes a filter of the asker's. Of another's, or of none, nothing happens.</summary>
    /// <exception cref="GateClosedException">The asker lists no cases.</exception>
    public void RemoveFilter(string name)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitToCases(session, "remove a filter");
        session.Wall([principal.Authority]);
        session.Execute("delete from kept_filter where authority = @authority and account = @account and name = @name", ("authority", principal.Authority.Key()), ("account", principal.Account), ("name", name));
        session.WallOff();
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.ListChildren, "filter") with { Selection = "removed", Count = 0 });
        session.Commit();
    }
}
