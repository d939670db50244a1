using System.Text;
using OnRoll.Domain.Schools;

namespace OnRoll.Data.Demo;

/// <summary>The files of a made-up register, as the bytes that are written.</summary>
/// <param name="Facts">The facts file: UTF-8 without a mark, line feeds, by child and then by the day learnt.</param>
/// <param name="Calendar">The calendar file.</param>
/// <param name="Children">How many children the facts speak of.</param>
/// <param name="Lines">How many lines the facts have, the header apart.</param>
public sealed record SyntheticFiles(ReadOnlyMemory<byte> Facts, ReadOnlyMemory<byte> Calendar, int Children, int Lines);

/// <summary>Makes up the children of an authority whose schools are real: no child in it is anyone, and each has an id and no name.</summary>
/// <remarks>
/// The same register, seed and day give the same bytes on any machine. Every life is planned to its end and then cut at the
/// day, so that the files hold what a register would have been told by then, when it would have been told it.
/// </remarks>
public static class SyntheticChildren
{
    /// <summary>Children made for each hundred pupils of the open schools, unless somebody asks for another number.</summary>
    public const int UsualPercentOfPupils = 40;

    /// <param name="register">Holds the schools; those of other authorities are passed over.</param>
    /// <param name="authority">The three-digit code.</param>
    /// <param name="today">The day up to which the register has been told of things. It takes in the academic year of that day and the three before.</param>
    /// <param name="seed">Another seed makes other children.</param>
    /// <param name="percentOfPupils">For a smaller or larger population.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percentOfPupils"/> is not from 1 to 200.</exception>
    public static SyntheticFiles Of(SchoolRegister register, string authority, DateOnly today, ulong seed, int percentOfPupils = UsualPercentOfPupils)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percentOfPupils, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percentOfPupils, 200);
        var since = today.AddYears(-Population.YearsOfHistory);
        var schools = new SchoolPlaces(register, authority, today, since);
        var calendar = new DemoCalendar(schools, today, new(seed, 0));
        var population = new Population(schools, calendar, authority, today, seed, percentOfPupils);
        new Storyteller(population, schools, calendar, authority, today, seed).TellAll();

        var text = new StringBuilder(Told.Header);
        var (children, lines) = (0, 0);
        foreach (var child in population.Children)
        {
            var before = lines;
            foreach (var line in child.Lines(today))
            {
                line.WriteTo(text, child.Id);
                lines++;
            }

            children += lines > before ? 1 : 0;
        }

        return new(Encoding.UTF8.GetBytes(text.ToString()), Encoding.UTF8.GetBytes(calendar.Csv), children, lines);
    }
}
