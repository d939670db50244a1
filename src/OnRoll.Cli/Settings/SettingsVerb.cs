using System.CommandLine;
using System.Globalization;
using OnRoll.Cli.Shell;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Settings;
using OnRoll.Domain.Time;

namespace OnRoll.Cli.Settings;

/// <summary>What an authority sets for itself: the days that the law leaves to it.</summary>
internal static class SettingsVerb
{
    public static Verb Create(Terminal terminal)
    {
        var verb = new Verb("settings", "How many days an authority gives where the law leaves that to it; set one from a day on",
            ("onroll settings --authority 202", "what counts today, and whose figure it is"),
            ("onroll settings review-amber --days 10 --unit working-day --from 2027-01-04 --why 'agreed at the service meeting' --as lea --purpose 'service plan'", "another review interval from January"),
            ("onroll settings review-amber --days usual --from 2027-09-01 --why 'as others do' --as lea --purpose 'service plan'", "back to the usual figure"));
        var name = new Argument<string?>("NAME") { Description = "What to set; left out: show all", Arity = ArgumentArity.ZeroOrOne };
        CommonOptions.NoOptions(name);
        var authority = new Option<string?>("--authority") { Description = "Whose; left out: the authority of who asks", HelpName = "CODE" };
        var days = new Option<string?>("--days") { Description = "How many, or usual", HelpName = "N" };
        var unit = CommonOptions.OneOf("--unit", "What they are counted in", [.. Enum.GetValues<DayUnit>().Select(Spelling.Of)]);
        var from = CommonOptions.Day("--from", "The first day on which it counts: tomorrow or later");
        var why = new Option<string?>("--why") { Description = "Why, and who agreed to it; it is kept", HelpName = "TEXT" };
        var on = CommonOptions.Day("--on", "Show what counts for what begins on that day; today if left out");
        verb.Arguments.Add(name);
        foreach (var option in new Option[] { authority, days, unit, from, why, on })
        {
            verb.Options.Add(option);
        }

        return verb.Does(terminal, invocation =>
        {
            var door = invocation.Registers.Door();
            var whose = CodeOf(invocation.Get(authority)) is { IsNone: false } code ? code : door.Giver.Who.Authority;
            if (invocation.Get(name) is { } which)
            {
                invocation.StopAt(door.Set(whose, new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["setting"] = which,
                    ["days"] = invocation.Get(days) ?? "",
                    ["unit"] = invocation.Get(unit) ?? "",
                    ["from"] = Cell.Of(invocation.Get(from)),
                    ["why"] = invocation.Get(why) ?? "",
                }));
                invocation.WriteText($"{which}: set\n");
                return;
            }

            if (whose.IsNone)
            {
                throw new CommandStoppedException(ExitCode.WrongWords, "--authority: say whose settings, by the three-digit code, such as 202");
            }

            var settings = door.Settings(whose);
            var day = invocation.DayOrToday(on);
            invocation.Write(new(["setting", "clock", "days", "unit", "since", "by", "what", "source"], LocalSetting.All.Select(setting => Row(settings.On(setting, day)))) { Below = "source" });
        });
    }

    private static string[] Row(SettingInForce inForce) =>
    [
        inForce.Setting.Name, inForce.Setting.Clock, inForce.Limit.Days.ToString(CultureInfo.InvariantCulture), Spelling.Of(inForce.Limit.Unit),
        inForce.Chosen is { Limit: not null } own ? Cell.Of(own.From) : "", inForce.Chosen is { Limit: not null } by ? by.By : "", inForce.Setting.What, inForce.Source,
    ];

    private static LaCode CodeOf(string? text) => text is null ? default : LaCode.TryParse(text, out var code, out _) ? code
        : throw new CommandStoppedException(ExitCode.WrongWords, "--authority: give the three-digit code, such as 202");
}
