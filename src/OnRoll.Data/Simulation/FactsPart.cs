using System.Globalization;
using OnRoll.Data.Demo;

namespace OnRoll.Data.Simulation;

/// <summary>Writes the facts of one area: by child, and of each child in the order in which the register learnt them.</summary>
internal static class FactsPart
{
    public const string Header = "child,fact,from,to,authority,place,kind,hours,detail,known";

    /// <returns>How many children the lines speak of.</returns>
    public static int Write(England england, Life life, Area area, CsvBytes to)
    {
        var children = 0;
        var count = life.Count(area);
        for (var number = 0; number < count; number++)
        {
            if (life.Of(area, number) is { } child)
            {
                children += Write(child, england.Options, to) ? 1 : 0;
            }
        }

        return children;
    }

    /// <returns>Whether there was anything to write.</returns>
    public static bool Write(Childhood child, SimulationOptions options, CsvBytes to)
    {
        var before = to.Lines;
        foreach (var line in child.Lines(options.On))
        {
            // What happened before the register began it was told when it began.
            var known = line.Known < options.Start ? options.Start : line.Known;
            to.Cell(child.Id).Cell(line.Fact).Cell(line.From).Cell(line.To).Cell(line.Authority).Cell(line.Place).Cell(line.Kind);
            Hours(to, line.Hours);
            to.Cell(line.Detail).Cell(known).End();
        }

        return to.Lines > before;
    }

    private static void Hours(CsvBytes to, decimal? hours)
    {
        if (hours is not { } known)
        {
            to.Blank();
        }
        else if (known == decimal.Truncate(known))
        {
            to.Cell((int)known);
        }
        else
        {
            to.Cell(known.ToString("0.##", CultureInfo.InvariantCulture));
        }
    }
}
