using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Data.Schools;
using OnRoll.Domain;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Schools;

namespace OnRoll.Cli.Schools;

/// <summary>Reads the register of schools and answers from it.</summary>
internal static class SchoolsVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("schools", "Read the national register of schools: which were open on a day, and what became of those that closed",
            ("onroll schools edubasealldata.csv --authority 202 --on 2021-09-01", "the schools of Camden that were open that day"),
            ("onroll schools --authority 202", "the same of today, by the register of schools that was taken in"),
            ("onroll schools edubasealldata.csv --links links_edubasealldata.csv --successors 100016", "what took over from a school"));
        var file = new Argument<string?>("FILE") { Description = "An extract of the register, any layout of 2018 to 2025; if left out, what was taken in answers", Arity = ArgumentArity.ZeroOrOne };
        var links = new Option<string?>("--links") { Description = "The file of predecessors and successors", HelpName = "FILE" };
        var on = CommonOptions.Day("--on", "The day asked; today if left out");
        var authority = new Option<string?>("--authority") { Description = "Only schools of this authority", HelpName = "CODE" };
        var successors = new Option<int?>("--successors") { Description = "The schools that took over from this one by the day", HelpName = "URN" };
        verb.Arguments.Add(file);
        verb.Options.Add(links);
        verb.Options.Add(on);
        verb.Options.Add(authority);
        var allOrNothing = CommonOptions.AllOrNothing();
        verb.Options.Add(successors);
        verb.Options.Add(allOrNothing);
        CommonOptions.NoOptions(file);
        return verb.Does(terminal, invocation =>
        {
            var day = invocation.DayOrToday(on);
            var register = invocation.Get(file) is { } path ? Read(invocation, path, invocation.Get(links), allOrNothing) : Held(invocation, invocation.Get(links));
            if (invocation.Get(successors) is { } urn)
            {
                invocation.Write(Successors(register, urn, day));
                return;
            }

            if (invocation.Get(authority) is { } wanted && (!LaCode.TryParse(wanted, out var asked, out _) || Authorities.Find(asked) is null))
            {
                throw new CommandStoppedException(ExitCode.WrongWords, "--authority is not the code of an authority in England; give its three-digit code, such as 202");
            }

            var schools = register.Schools.Where(school => invocation.Get(authority) is not { } code || school.Authority == code)
                .OrderBy(school => school.Urn).Select(school => (School: school, IsOpen: register.IsOpen(school.Urn, day)))
                .Where(found => found.IsOpen is not Tri.False);
            invocation.Write(new(["urn", "name", "authority", "type", "open", "opened", "closed", "town", "postcode"], schools.Select(found => Row(found.School, found.IsOpen))));
        });
    }

    /// <summary>The schools that were taken in.</summary>
    private static SchoolRegister Held(Invocation invocation, string? linksPath)
    {
        if (linksPath is not null)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "--links goes with FILE; the links that were taken in answer with the schools that were");
        }

        if (!invocation.Registers.IsThere)
        {
            throw new CommandStoppedException(ExitCode.WrongWords, "no schools to answer from; give FILE, or take one into a register with onroll import");
        }

        var register = invocation.Registers.Door().Schools();
        return register.Schools.Count > 0 ? register
            : throw new CommandStoppedException(ExitCode.NotFound, "no schools were taken in; give FILE, or take one in with onroll import");
    }

    private static SchoolRegister Read(Invocation invocation, string path, string? linksPath, Option<bool> allOrNothing)
    {
        var schools = invocation.ReadFile(path, (stream, say) => SchoolFiles.Schools(stream, say).ToList(), allOrNothing).Read;
        var links = linksPath is null ? [] : invocation.ReadFile(linksPath, (stream, say) => SchoolFiles.Links(stream, say).ToList(), allOrNothing).Read;
        var register = new SchoolRegister(schools, links);
        var report = new FindingsReport(invocation.Terminal, linksPath ?? path, invocation.IsQuiet);
        foreach (var finding in register.Findings)
        {
            report.Take(finding);
        }

        report.Close();
        return register;
    }

    private static Sheet Successors(SchoolRegister register, int urn, DateOnly day)
    {
        if (register.Find(urn) is null)
        {
            throw new CommandStoppedException(ExitCode.NotFound, "no such school in the register");
        }

        return new(["urn", "name", "last"], register.SuccessorsOn(urn, day).Select(found => (IReadOnlyList<string>)
            [found.Urn.ToString(CultureInfo.InvariantCulture), found.School?.Name ?? "not in the register", found.IsEnd ? "yes" : "no"]));
    }

    private static string[] Row(School school, Tri isOpen) =>
    [
        school.Urn.ToString(CultureInfo.InvariantCulture), school.Name, school.Authority ?? "", school.TypeCode is { } type ? EstablishmentTypes.Rule.Versions[^1].Value.Find(type)?.Name ?? type : "",
        isOpen.Word(), Cell.Of(school.Opened), Cell.Of(school.Closed), school.Address.Town, school.Address.Postcode ?? "",
    ];
}
