using System.Globalization;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Data.Store;
using OnRoll.Domain;
using OnRoll.Domain.Access;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

// A program to be killed: it waits for a line (register, folder of files, first file, first mark), then imports and records until
// somebody ends it. Each line it writes says that one thing is in: "wrote MARK" or "imported FILE".
const int RecordsForAnImport = 2;
Console.WriteLine("waiting");
if (Console.In.ReadLine()?.Split('\t') is not [var where, var folder, var firstFile, var firstMark])
{
    return;
}

using var register = Register.Open(where, TimeProvider.System);
var door = new Gate(register).For(new("killed", Role.Operator), "to be killed");
var files = Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).ToArray();
var child = door.Resolve("held");
var file = int.Parse(firstFile, CultureInfo.InvariantCulture);
for (var mark = int.Parse(firstMark, CultureInfo.InvariantCulture); ; mark++)
{
    if (mark % RecordsForAnImport == 0)
    {
        var name = Path.GetFileNameWithoutExtension(files[file % files.Length]);
        using var stream = File.OpenRead(files[file % files.Length]);
        door.ImportFacts(stream, new ImportRequest(name), static _ => { });
        Console.WriteLine($"imported {file % files.Length}");
        file++;
    }

    door.Record(GateAction.RecordFacts, child, (_, now) => Decision.Record(
        new Provided(new DateSpan(now.Day), ProvisionKind.Tuition, $"mark-{mark}", 5, Judgement.NotJudged)));
    Console.WriteLine($"wrote {mark}");
}
