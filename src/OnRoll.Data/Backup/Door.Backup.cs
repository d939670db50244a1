using OnRoll.Data.Backup;
using OnRoll.Data.Store;
using OnRoll.Domain.Access;

namespace OnRoll.Data.Access;

/// <content>Backups.</content>
public sealed partial class Door
{
    /// <summary>Writes the whole register to a file, as it stands at one moment, while it is in use.</summary>
    /// <returns>How many rows.</returns>
    public long Backup(string path)
    {
        using (var asking = Session.Begin(register.Database))
        {
            AdmitMany(asking, GateAction.Maintain, "backup").Append(Entry(default, GateAction.Maintain, "register") with { Selection = "backup" });
            asking.Commit();
        }

        return BackupFile.Write(register.Database, path, register.Now);
    }
}
