using OnRoll.Data.Audit;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Settings;

namespace OnRoll.Data.Access;

/// <content>What an authority sets for itself. It is no child's, so that anybody who may ask anything may read it.</content>
public sealed partial class Door
{
    /// <summary>The settings of an authority, with all that it ever set.</summary>
    public LocalSettings Settings(LaCode authority)
    {
        using var session = Session.Begin(register.Database, writes: false);
        return register.Settings(session, authority);
    }

    /// <summary>Sets one of an authority's figures from a day on. What was set before stays, and counts for what began before.</summary>
    /// <param name="authority">Whose; none: the asker's.</param>
    /// <param name="given">The answers to <see cref="ChooseSetting.Questions"/>.</param>
    /// <returns>What is wrong; nothing: it is set.</returns>
    /// <exception cref="GateClosedException">The asker may not decide that, or not for that authority.</exception>
    public IReadOnlyList<Problem> Set(LaCode authority, IReadOnlyDictionary<string, string> given)
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.SetSettings, "settings");
        var whose = authority.IsNone ? principal.Authority : authority;
        if (!principal.IsNational && whose != principal.Authority)
        {
            Refuse(session, chains, principal.Authority, GateAction.SetSettings, "settings", "another authority's");
            throw GateClosedException.NoSuchChild;
        }

        if (Authorities.Find(whose) is null)
        {
            return [new("authority.required", "authority", "Enter the three-digit code of the authority whose figure it is")];
        }

        var (problems, chosen) = ChooseSetting.Decide(given, new(principal, chains.NowFor(whose)));
        if (chosen is not null)
        {
            var id = Numbers.Take(session, whose, changes: 1).Change;
            SettingRows.Add(session, whose, id, chosen);
            Editions.Raise(session, Editions.Setting);
            var seals = new Seals(session, chains, whose);
            seals.Add("setting", "authority = @authority and id = @id", ("authority", whose.Key()), ("id", id));
            chains.Append(Entry(whose, GateAction.SetSettings, "settings") with
            {
                Selection = $"{chosen.Setting.Name} {chosen.Limit?.ToString() ?? "as usual"} from {chosen.From:yyyy-MM-dd}",
                Written = seals.Close(),
            });
            session.Commit();
        }

        return problems;
    }
}
