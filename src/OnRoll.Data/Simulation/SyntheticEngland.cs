using OnRoll.Data.Simulation.Lists;

namespace OnRoll.Data.Simulation;

/// <summary>What was made.</summary>
/// <param name="Children">Children the facts speak of.</param>
/// <param name="Facts">Lines of the facts file, the header apart.</param>
/// <param name="Records">Records in the lists of names, all together.</param>
/// <param name="Schools">Schools, those that closed left out.</param>
public sealed record SimulationSummary(long Children, long Facts, long Records, int Schools);

/// <summary>A synthetic England: its schools, its calendar, and what its registers would have been told, with the truth beside it.</summary>
/// <remarks>No child in it is anyone. The same options give the same bytes on any machine, however many threads make them.</remarks>
public static class SyntheticEngland
{
    /// <summary>Makes an England and writes it into a folder, which is made if need be. Files of an earlier run are replaced once all are whole.</summary>
    /// <param name="progress">Told how many authorities are done.</param>
    /// <exception cref="FolderNotEmptyException">The folder holds something else.</exception>
    /// <exception cref="IOException">The folder cannot be written to, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static SimulationSummary Write(string folder, SimulationOptions options, Action<long>? progress = null)
    {
        options.Check();
        using var output = new OutputFolder(folder);
        var england = new England(options);
        var life = new Life(england);
        WriteSchools(england, output);
        output.AppendText("README.txt", Readme.Of(options));
        long children = 0;
        long facts = 0;
        long records = 0;
        var lists = options.FactsOnly ? null : new ListMaker(england, life);
        InOrder(england.Areas, options.Threads, area => lists?.Make(area) ?? FactsOf(england, life, area), (area, part) =>
        {
            using (part)
            {
                children += part.Children;
                records += part.Records;
                facts += part.To("facts.csv").Lines;
                foreach (var (name, bytes) in part.Files)
                {
                    output.Append(name, Part.HeaderOf(name), bytes);
                }

                progress?.Invoke(area.Place + 1);
            }
        });
        output.Keep();
        return new(children, facts, records, england.Areas.Sum(area => area.Schools.Count));
    }

    /// <summary>Writes the facts of one authority, with the header row, to a stream.</summary>
    /// <param name="authority">The three-digit code.</param>
    /// <returns>How many lines were written, the header apart.</returns>
    /// <exception cref="ArgumentException">No authority has the code on the day taken as today.</exception>
    public static long WriteFacts(Stream to, string authority, SimulationOptions options)
    {
        options.Check();
        var england = new England(options);
        var area = england.Find(authority) ?? throw new ArgumentException("No authority has this code on the day", nameof(authority));
        using var bytes = new CsvBytes();
        bytes.Header(FactsPart.Header);
        FactsPart.Write(england, new(england), area, bytes);
        to.Write(bytes.Span);
        return bytes.Lines;
    }


    private static Part FactsOf(England england, Life life, Area area)
    {
        var part = new Part();
        part.Children = FactsPart.Write(england, life, area, part.To("facts.csv"));
        return part;
    }

    private static void WriteSchools(England england, OutputFolder output)
    {
        using var calendar = new CsvBytes();
        CalendarPart.Write(england, calendar);
        output.Append("calendar.csv", CalendarPart.Header, calendar);
        using var schools = new CsvBytes();
        using var links = new CsvBytes();
        var nextUrn = England.FirstClosedUrn;
        foreach (var area in england.Areas)
        {
            SchoolsPart.Write(area, schools, links, england.Options, ref nextUrn);
        }

        output.Append("schools.csv", SchoolsPart.Header, schools);
        output.Append("schools-links.csv", SchoolsPart.LinksHeader, links);
    }

    /// <summary>Makes parts at once and takes them in order, with no more of them waiting than there are threads.</summary>
    internal static void InOrder<T>(IEnumerable<Area> areas, int threads, Func<Area, T> make, Action<Area, T> take)
    {
        Queue<(Area Area, Task<T> Part)> waiting = [];
        foreach (var area in areas)
        {
            if (waiting.Count >= Math.Max(1, threads))
            {
                Take();
            }

            waiting.Enqueue((area, Task.Run(() => make(area))));
        }

        while (waiting.Count > 0)
        {
            Take();
        }

        void Take()
        {
            var (area, part) = waiting.Dequeue();
            take(area, part.GetAwaiter().GetResult());
        }
    }
}
