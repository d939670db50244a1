using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;
using OnRoll.Domain.Settings;
using OnRoll.Domain.Time;

namespace OnRoll.Data.Access;

/// <content>Files that nobody decided on in time.</content>
public sealed partial class Door
{
    private const int LapsedShown = 20;

    /// <summary>The files that lapsed last, of the asker's authority or of all, the latest first.</summary>
    /// <exception cref="GateClosedException">The asker may not take files in.</exception>
    public IReadOnlyList<StagedFile> LapsedFiles()
    {
        using var session = Session.Begin(register.Database);
        var chains = AdmitMany(session, GateAction.StageFile, "what lapsed");
        Lapse(session, chains);
        var lapsed = StageRows.InState(session, Range, StageState.Lapsed).OrderByDescending(file => file.Decided).Take(LapsedShown).ToList();
        chains.Append(Entry(principal.IsNational ? default : principal.Authority, GateAction.StageFile, "stages") with { Selection = "what lapsed", Count = lapsed.Count });
        session.Commit();
        return lapsed;
    }

    /// <summary>The last day on which a file can be decided on.</summary>
    public DateOnly? WaitsUntil(StagedFile file)
    {
        using var session = Session.Begin(register.Database, writes: false);
        return LastDay(session, file);
    }

    /// <summary>Lets files lapse that have waited longer than their authority says. Whoever asks for staged files does it first, so that none that is past its day is ever shown or taken in.</summary>
    private void Lapse(Session session, Chains chains)
    {
        session.WallOff();
        foreach (var file in StageRows.Waiting(session, Range).OrderBy(file => file.Authority ?? default))
        {
            if (LastDay(session, file) < register.Now.Day)
            {
                var entry = chains.Append(Entry(file.Authority ?? default, GateAction.StageFile, $"stage {file.Number}") with { Selection = "lapsed", Count = file.Counts.Total });
                StageRows.Decide(session, file, StageState.Lapsed, entry.At, Anchorage.Account, why: null);
            }
        }
    }

    private DateOnly? LastDay(Session session, StagedFile file) =>
        register.Settings(session, file.Authority ?? default).Count(LocalSetting.FileWaits, file.At.Day, CountedDays.WeekdaysForSchool).Due;
}
