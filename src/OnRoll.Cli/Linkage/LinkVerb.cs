using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data.Linkage;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Linkage;

namespace OnRoll.Cli.Linkage;

/// <summary>Which records of one list, or of two, are the same person.</summary>
internal static class LinkVerb
{
    private static readonly string[] PairColumns = ["left_id", "right_id", "probability", "weight", "outcome", "because"];

    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("link", "Which records of one list, or of two, are the same person: with the probability, and because of what",
            ("onroll link births.csv roll.csv --out pairs.csv", "who on the one list is on the other"),
            ("onroll link referrals.csv --clusters people.csv", "who is on one list twice"));
        var left = new Argument<string>("LEFT") { Description = "A list with the columns id, given_name, surname, date_of_birth, and others where known" };
        var right = new Argument<string?>("RIGHT") { Description = "A second list, to be compared with the first", Arity = ArgumentArity.ZeroOrOne };
        CommonOptions.NoOptions(left);
        CommonOptions.NoOptions(right);
        var clusters = new Option<string?>("--clusters") { Description = "Write which records are together to a file", HelpName = "FILE" };
        var threshold = Chance("--threshold", "From which probability a pair is a match; 0.999 if left out");
        var review = Chance("--review", "From which probability a pair is for review; 0.5 if left out");
        var model = new Option<string?>("--model") { Description = "Judge by a model that was saved, instead of learning from the lists", HelpName = "FILE" };
        var save = new Option<string?>("--save-model") { Description = "Write what was learnt to a file", HelpName = "FILE" };
        var columns = new Option<string?>("--columns") { Description = "The file's names for columns, as surname=last_name; further text to compare as other1=email", HelpName = "OURS=THEIRS,…" };
        verb.Arguments.Add(left);
        verb.Arguments.Add(right);
        foreach (var option in new Option[] { clusters, threshold, review, model, save, columns })
        {
            verb.Options.Add(option);
        }

        return verb.Does(terminal, invocation =>
        {
            var (match, look) = (invocation.Get(threshold) ?? 0.999, invocation.Get(review) ?? 0.5);
            var given = ReadModel(invocation, invocation.Get(model));
            var (table, names) = Read(invocation, [.. new[] { invocation.Get(left), invocation.Get(right) }.OfType<string>()], invocation.Get(columns));
            if (table.Count < Training.Fewest && given is null)
            {
                invocation.Notice(string.Create(CultureInfo.InvariantCulture, $"fewer than {Training.Fewest:N0} records are too few to learn from; the shipped model is used"));
            }

            var result = Linking.Run(table, given);
            NoteCapped(invocation, result);
            if (invocation.Get(save) is { } to)
            {
                Invocation.WriteFile(to, writer => writer.Write(LinkModelText.Write(result.Model)));
            }

            if (invocation.Get(clusters) is { } together)
            {
                WriteClusters(together, names, Clusters.Of(table, result, match));
            }

            var told = result.Pairs.Where(pair => pair.Probability >= Math.Min(match, look)).Select(pair => Row(table, names, result.Model, pair, match));
            invocation.Write(new(PairColumns, told, "probability", "weight") { Below = "because" });
        });
    }

    private static IReadOnlyList<string> Row(LinkTable table, IReadOnlyList<(int File, string Id)> names, LinkModel model, LinkedPair pair, double match)
    {
        var turned = table.AcrossSides && (table.Records[pair.One].Marks & RecordMarks.RightSide) != RecordMarks.None;
        var (one, other) = turned ? (pair.Other, pair.One) : (pair.One, pair.Other);
        return
        [
            names[one].Id, names[other].Id, pair.Probability.ToString("0.######", CultureInfo.InvariantCulture), pair.Weight.ToString("0.0", CultureInfo.InvariantCulture),
            pair.Probability >= match && !Clusters.AreCertainlyTwo(table.Records[one], table.Records[other]) ? "match" : "review", Because.Of(model, pair),
        ];
    }

    private static (LinkTable Table, IReadOnlyList<(int File, string Id)> Names) Read(Invocation invocation, IReadOnlyList<string> files, string? columns)
    {
        var map = ColumnMap.None;
        if (columns is not null)
        {
            // Here the map is written ours=theirs, the other way round than for files that are imported.
            if (!ColumnMap.TryParse(string.Join(',', columns.Split(',').Select(Turned)), out map, out _))
            {
                throw new CommandStoppedException(ExitCode.WrongWords, "--columns is our name, =, and the file's, with commas between: surname=last_name,other1=email");
            }

            if (map.Columns.FirstOrDefault(static pair => LinkRows.Columns.IndexOf(pair.Ours) < 0) is { Ours: not null } strange)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, $"--columns: {strange.Ours} is none of {string.Join(',', LinkRows.Columns.Columns)}");
            }
        }

        var others = map.Columns.Where(static pair => pair.Ours.StartsWith("other", StringComparison.Ordinal)).Select(static pair => pair.Ours[^1] - '0').DefaultIfEmpty(0).Max();
        var reports = files.Select(file => new FindingsReport(invocation.Terminal, file, invocation.IsQuiet)).ToList();
        var read = LinkFiles.Read([.. files.Select(file => (Func<Stream>)(() => invocation.Open(file)))], map, others, [.. reports.Select(report => (Action<Finding>)report.Take)]);
        foreach (var report in reports)
        {
            report.Close();
        }

        if (reports.Any(static report => report.Rejected > 0))
        {
            invocation.SomeWasRejected();
        }

        return read;
    }

    private static string Turned(string pair) => pair.Split('=') is [var ours, var theirs] ? $"{theirs}={ours}" : pair;

    private static LinkModel? ReadModel(Invocation invocation, string? path)
    {
        if (path is null)
        {
            return null;
        }

        using var reader = new StreamReader(invocation.Open(path));
        return LinkModelText.TryRead(reader.ReadToEnd(), out var model, out var problem) ? model : throw new CommandStoppedException(ExitCode.WrongWords, $"{path}: {problem!.Sentence}");
    }

    private static void WriteClusters(string path, IReadOnlyList<(int File, string Id)> names, IReadOnlyList<int> belongs)
    {
        var number = new Dictionary<int, int>();
        Invocation.WriteFile(path, writer => new Sheet(["file", "id", "cluster"], names.Select((name, i) =>
        {
            if (!number.TryGetValue(belongs[i], out var its))
            {
                number.Add(belongs[i], its = number.Count + 1);
            }

            return (IReadOnlyList<string>)[(name.File + 1).ToString(CultureInfo.InvariantCulture), name.Id, its.ToString(CultureInfo.InvariantCulture)];
        })).Write(writer, SheetFormat.Csv, 0));
    }

    private static void NoteCapped(Invocation invocation, LinkResult result)
    {
        foreach (var pass in result.Passes.Where(static pass => pass.Capped > 0))
        {
            invocation.Notice(string.Create(CultureInfo.InvariantCulture, $"{pass.Capped:N0} {(pass.Capped == 1 ? "value" : "values")} of {pass.Name} {(pass.Capped == 1 ? "is" : "are")} shared by so many records that not all of them were compared with each other by it"));
        }
    }

    private static Option<double?> Chance(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "0..1",
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[^1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var chance) && chance <= 1)
            {
                return chance;
            }

            result.AddError($"{name} is a probability, from 0 to 1");
            return null;
        },
    };
}
