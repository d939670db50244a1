using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data.Simulation;

namespace OnRoll.Cli.Simulation;

/// <summary>Makes a synthetic England to try things on: nobody in it is a person.</summary>
internal static class SimulateVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("simulate", "Make a synthetic England: schools, calendar, facts, lists of names, and the truth about who is who; the same seed makes the same bytes",
            ("onroll simulate --scale 0.01 --seed 1 --out england", "a hundredth of England, ten years of it"),
            ("onroll simulate --scale 1 --seed 1 --facts-only --out england", "all of it, without lists of names"));
        var scale = new Option<decimal?>("--scale")
        {
            Description = "The share of England: 1 is full size, 0.01 a hundredth",
            HelpName = "S",
            Required = true,
            CustomParser = Scale,
        };
        var seed = new Option<ulong?>("--seed") { Description = "Another seed makes other children; 1 without it", HelpName = "N", CustomParser = Seed };
        var on = CommonOptions.Day("--on", $"The day taken as today; {SimulationOptions.UsualDay:yyyy-MM-dd} without it, whatever the day is");
        var years = new Option<int?>("--years") { Description = "How many years the registers reach back; 10 without it", HelpName = "N", CustomParser = Years };
        var factsOnly = new Option<bool>("--facts-only") { Description = "Make schools, calendar and facts, and no list of names" };
        var threads = new Option<int?>("--threads") { Description = "How many authorities to make at once; as many as the machine has processors without it", HelpName = "N", CustomParser = Threads };
        foreach (var option in new Option[] { scale, seed, on, years, factsOnly, threads })
        {
            verb.Options.Add(option);
        }

        return verb.Does(terminal, invocation =>
        {
            if (invocation.Get(CommonOptions.Out) is not { Length: > 0 } folder)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, "--out: say which folder to write England into");
            }

            var options = new SimulationOptions
            {
                Scale = invocation.Get(scale)!.Value,
                Seed = invocation.Get(seed) ?? 1,
                On = invocation.Get(on) ?? SimulationOptions.UsualDay,
                Years = invocation.Get(years) ?? 10,
                FactsOnly = invocation.Get(factsOnly),
                Threads = invocation.Get(threads) ?? Environment.ProcessorCount,
            };
            if (options.On < SimulationOptions.Days.First || options.On > SimulationOptions.Days.Last)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, $"--on: schools and terms are known for {SimulationOptions.Days.First:yyyy-MM-dd} to {SimulationOptions.Days.Last:yyyy-MM-dd}");
            }

            using var progress = new Progress(terminal, "Making authorities", invocation.IsQuiet);
            var made = Made(folder, () => SyntheticEngland.Write(folder, options, progress.Show));
            progress.Clear();
            invocation.Notice(string.Create(CultureInfo.InvariantCulture,
                $"{made.Schools:N0} schools, {made.Children:N0} children in view, {made.Facts:N0} facts, {made.Records:N0} records in lists of names; all of it synthetic"));
        });
    }

    private static SimulationSummary Made(string folder, Func<SimulationSummary> write)
    {
        try
        {
            return write();
        }
        catch (FolderNotEmptyException foreign)
        {
            throw new CommandStoppedException(ExitCode.SurroundingsFailed,
                $"{folder}: holds {foreign.Found}, which no simulation made; name an empty folder, or one that a simulation filled");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandStoppedException(ExitCode.SurroundingsFailed, $"{folder}: cannot be written; may you write there, and is there room?");
        }
    }

    private static decimal? Scale(ArgumentResult result) =>
        decimal.TryParse(CommonOptions.Text(result), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var scale)
            && scale >= SimulationOptions.LeastScale && scale <= SimulationOptions.MostScale
            ? scale
            : CommonOptions.Wrong<decimal?>(result, $"--scale: give the share of England as a number from {SimulationOptions.LeastScale} to {SimulationOptions.MostScale}, such as 0.01");

    private static ulong? Seed(ArgumentResult result) =>
        ulong.TryParse(CommonOptions.Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : CommonOptions.Wrong<ulong?>(result, "--seed: give a whole number, such as 1");

    private static int? Years(ArgumentResult result) => Whole(result, 1, SimulationOptions.MostYears, "--years");

    private static int? Threads(ArgumentResult result) => Whole(result, 1, 256, "--threads");

    private static int? Whole(ArgumentResult result, int least, int most, string name) =>
        int.TryParse(CommonOptions.Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : CommonOptions.Wrong<int?>(result, $"{name}: give a whole number from {least} to {most}");
}
