using Microsoft.AspNetCore.Http.HttpResults;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Clocks;
using OnRoll.Domain.Settings;
using OnRoll.Web.Hosting;

namespace OnRoll.Web.Api;

/// <summary>A figure that the law leaves to the authority, as it counts for what begins today.</summary>
/// <param name="Name">Send it as <c>setting</c> to set it.</param>
/// <param name="What">What is to be done within the days.</param>
/// <param name="Clock">The clock it belongs to, such as <c>D14</c>; absent: none.</param>
/// <param name="Days">The day from which it is counted is day 0.</param>
/// <param name="Unit"><c>calendar-day</c>, <c>working-day</c> or <c>school-day</c>.</param>
/// <param name="Source">Whose figure it is: the authority's own, or the usual one and where that comes from.</param>
/// <param name="UsualDays">What counts for an authority that has set nothing.</param>
/// <param name="Set">All that the authority ever set of it, the earliest first; what begins later among it.</param>
public sealed record SettingResource(string Name, string What, string? Clock, string Starts, int Days, string Unit, string Source, int UsualDays, string UsualUnit, IReadOnlyList<SettingSet> Set);

/// <summary>A figure that was set.</summary>
/// <param name="Days">Absent: back to the usual figure.</param>
/// <param name="From">The first day on which it counts.</param>
public sealed record SettingSet(int? Days, string? Unit, DateOnly From, DateTimeOffset At, string By, string Why);

/// <summary>An authority's own settings, for programs.</summary>
internal static class SettingsApi
{
    private const string Purpose = "the authority's own settings, by a program";

    public static Ok<List<SettingResource>> All(Asker asker)
    {
        var settings = asker.Door(Purpose).Settings(asker.Principal!.Authority);
        return TypedResults.Ok(LocalSetting.All.Select(setting => Of(settings, settings.On(setting, asker.Today))).ToList());
    }

    /// <remarks>Answers: <c>setting</c>, <c>days</c> (a number, or <c>usual</c>), <c>unit</c>, <c>from</c> (tomorrow or later), <c>why</c>.</remarks>
    public static Results<Ok<List<SettingResource>>, ProblemHttpResult> Set(HttpContext http, Asker asker, ActRequest body) =>
        !Idempotency.IsRepeated(http) && asker.Door(Purpose).Set(default, body.Answers) is { Count: > 0 } problems ? ApiV1.Invalid(problems) : All(asker);

    private static SettingResource Of(LocalSettings settings, SettingInForce inForce)
    {
        var (setting, limit) = (inForce.Setting, inForce.Limit);
        return new(setting.Name, setting.What, setting.Clock.Length > 0 ? setting.Clock : null, setting.Starts, limit.Days, UnitOf(limit), inForce.Source, setting.Usual.Days, UnitOf(setting.Usual),
            [.. settings.Chosen.Where(each => each.Setting == setting).Select(each => new SettingSet(each.Limit?.Days, each.Limit is { } own ? UnitOf(own) : null, each.From, each.At.At, each.By, each.Why))]);
    }

    private static string UnitOf(TimeLimit limit) => Spelling.Of(limit.Unit);
}
