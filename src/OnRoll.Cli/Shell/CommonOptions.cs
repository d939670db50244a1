using System.CommandLine;
using System.CommandLine.Parsing;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Shell;

/// <summary>The options that every verb takes, and the readers of the kinds of value that many take.</summary>
public static class CommonOptions
{
    public static Option<SheetFormat?> Format { get; } = new("--format")
    {
        Description = "How to write the answer: table (the default on a terminal), csv (otherwise) or json",
        HelpName = "table|csv|json",
        Recursive = true,
        CustomParser = result => Text(result).ToLowerInvariant() switch
        {
            "table" => SheetFormat.Table,
            "csv" => SheetFormat.Csv,
            "json" => SheetFormat.Json,
            _ => Wrong<SheetFormat?>(result, "--format is table, csv or json"),
        },
    };

    public static Option<string?> Out { get; } = new("--out") { Description = "Write the answer to a file", HelpName = "FILE", Recursive = true };

    public static Option<bool> Quiet { get; } = new("--quiet") { Description = "Leave out notices and progress", Recursive = true };

    public static Option<string?> Database { get; } = new("--db")
    {
        Description = "The register: a path for SQLite or a PostgreSQL connection string; else ONROLL_DB, else data/onroll.db",
        HelpName = "DATABASE",
        Recursive = true,
    };

    public static Option<string?> As { get; } = new("--as") { Description = "Who asks: an account of the register", HelpName = "USER", Recursive = true };

    public static Option<string?> Purpose { get; } = new("--purpose") { Description = "What for; it stands in the audit", HelpName = "TEXT", Recursive = true };

    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<Option> All { get; } = [Format, Out, Quiet, Database, As, Purpose];

    public static Option<bool> AllOrNothing() => new("--all-or-nothing") { Description = "Answer only if no line of any file was rejected" };

    /// <summary>An option whose value is one of a few words.</summary>
    public static Option<string?> OneOf(string name, string description, params string[] among) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', among),
        CustomParser = result => among.Contains(Text(result)) ? Text(result) : Wrong<string?>(result, $"{name} is one of {string.Join(", ", among)}"),
    };

    /// <summary>An argument of text; a mistyped option is not taken for its value.</summary>
    public static void NoOptions<T>(Argument<T> argument) => argument.Validators.Add(result =>
    {
        if (result.Tokens.Any(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
        {
            result.AddError("there is no option of that name");
        }
    });

    /// <summary>An option that names the file in which parts of the 2026 Act are switched on.</summary>
    public static Option<string?> Commenced() => new("--commenced")
    {
        Description = "Which parts of the 2026 Act are in force for which authority (part,authority,from); without it, none",
        HelpName = "FILE",
    };

    /// <summary>An option that holds a day.</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result => IsoDay.TryParse(Text(result), out var day) && day >= Fields.Earliest && day <= Fields.Latest
            ? day
            : Wrong<DateOnly?>(result, $"{name} is not a day that exists between 1900 and 2199; write it as YYYY-MM-DD"),
    };

    /// <summary>An option that holds a day, meaning its start in England, or a moment.</summary>
    public static Option<Moment?> MomentOf(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result => Moment.TryParse(Text(result), out var moment)
            ? moment
            : Wrong<Moment?>(result, $"{name} is not a moment; write YYYY-MM-DD (the start of that day) or YYYY-MM-DDThh:mm:ssZ"),
    };

    internal static string Text(ArgumentResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : "";

    internal static T? Wrong<T>(ArgumentResult result, string sentence)
    {
        result.AddError(sentence);
        return default;
    }
}
