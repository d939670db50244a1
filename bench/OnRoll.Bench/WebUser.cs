using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace OnRoll.Bench;

/// <summary>What users do just now.</summary>
internal enum WebPhase
{
    /// <summary>Their work, not measured yet.</summary>
    WarmUp,

    /// <summary>The same requests' pace on an empty page.</summary>
    Empty,
    Work,
    Done,
}

/// <summary>The run that users take part in.</summary>
internal sealed class WebRun
{
    private volatile int phase;

    public Latencies Latencies { get; } = new();

    public WebPhase Phase
    {
        get => (WebPhase)phase;
        set => phase = (int)value;
    }
}

/// <summary>One officer with one browser, at the pace of work: home, a list, a child, now and then a search, a form and what is entered in it.</summary>
internal sealed partial class WebUser : IDisposable
{
    public const string Home = "home", List = "list", Child = "child", Search = "search", Form = "form", Write = "write", Empty = "empty page";

    /// <summary>Writes that came after another's on the same child, and were shown that first, as they should be.</summary>
    public const string Meanwhile = "changed meanwhile";

    private const string SomebodyElse = "Somebody has changed this record";
    private const int Patience = 1000; // milliseconds to look through a page

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly WebRun run;
    private readonly Random random;
    private readonly HttpClient http;
    private readonly string account;
    private readonly Func<Random, string> upn;

    /// <param name="upn">A UPN that the user may search for.</param>
    public WebUser(WebRun run, Uri address, string account, Func<Random, string> upn, int seed)
    {
        (this.run, this.account, this.upn, random) = (run, account, upn, new(seed));
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new(), MaxConnectionsPerServer = 6 }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>Signs in, and works until the run is done.</summary>
    /// <param name="after">How long until the user comes.</param>
    public async Task Work(TimeSpan after)
    {
        await Task.Delay(after);
        var page = await Page("/sign-in", "sign-in");
        await Send("/sign-in?handler=Practise", "sign-in", page, HttpStatusCode.Redirect, ("as", account));
        while (run.Phase is not WebPhase.Done)
        {
            if (run.Phase is WebPhase.Empty)
            {
                await Page("/health/live", Empty);
                await Think();
            }
            else
            {
                await Round();
            }
        }
    }

    public void Dispose() => http.Dispose();

    private async Task Round()
    {
        var home = await Page("/", Home);
        await Think();
        var lists = Lists().Matches(home).Select(match => WebUtility.HtmlDecode(match.Groups["is"].Value)).ToList();
        var list = lists.Count > 0 ? await Page(Any(lists), List) : home;
        await Think();
        var children = Children().Matches(list + home).Select(match => match.Groups["is"].Value).ToList();
        if (children.Count > 0)
        {
            var page = await Page(Any(children), Child);
            await Think();
            if (random.NextDouble() < 0.4)
            {
                await Act(page);
            }
        }

        if (random.NextDouble() < 0.3)
        {
            await Send("/search", Search, home, HttpStatusCode.OK, ("text", upn(random)));
            await Think();
        }
    }

    /// <summary>Opens the form of something that can be done, and does it.</summary>
    private async Task Act(string page)
    {
        var acts = Acts().Matches(page).Select(match => match.Groups["is"].Value).ToList();
        if (acts.Count == 0)
        {
            return;
        }

        var act = Any(acts);
        var form = await Page(act, Form);
        await Think();
        var day = new Domain.Time.Moment(TimeProvider.System.GetUtcNow()).Day;
        var seen = Seen().Match(form).Groups["is"].Value;
        var answers = act.EndsWith("/note", StringComparison.Ordinal)
            ? (IReadOnlyList<(string, string)>)[("seen", seen), .. Days("on", day), ("note", "Rang the number we have; no answer. (Synthetic.)")]
            : [("seen", seen), ("what", "Ring again"), .. Days("due", day.AddDays(random.Next(1, 20))), ("for", "")];
        if (await Send(act, Write, form, HttpStatusCode.Redirect, [.. answers]) is { Length: > 0 } next)
        {
            await Page(next, Child); // where the browser is sent to
        }

        await Think();
    }

    private static IEnumerable<(string, string)> Days(string name, DateOnly day) =>
        [($"{name}-day", Text(day.Day)), ($"{name}-month", Text(day.Month)), ($"{name}-year", Text(day.Year))];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private T Any<T>(List<T> some) => some[random.Next(some.Count)];

    private Task Think() => run.Phase is WebPhase.Done ? Task.CompletedTask : Task.Delay(Shortest + ((Longest - Shortest) * random.NextDouble()));

    private async Task<string> Page(string address, string kind)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return (await Measured(request, kind, HttpStatusCode.OK)).Body;
    }

    /// <returns>Where the answer leads to; empty: nowhere.</returns>
    private async Task<string> Send(string address, string kind, string page, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", Token().Match(page).Groups["is"].Value)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        return (await Measured(request, kind, expected)).Location;
    }

    private async Task<(string Body, string Location)> Measured(HttpRequestMessage request, string kind, HttpStatusCode expected)
    {
        var begun = run.Phase;
        var clock = Stopwatch.GetTimestamp();
        try
        {
            using var response = await http.SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();
            var time = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            if (kind == Write && response.StatusCode is HttpStatusCode.UnprocessableEntity && body.Contains(SomebodyElse, StringComparison.Ordinal))
            {
                run.Latencies.Add(Meanwhile, time);
                return ("", "");
            }

            if (response.StatusCode != expected)
            {
                run.Latencies.Fail($"{kind}: {(int)response.StatusCode}");
                return ("", "");
            }

            if (begun == (kind == Empty ? WebPhase.Empty : WebPhase.Work))
            {
                run.Latencies.Add(kind, time);
            }

            return (body, response.Headers.Location?.ToString() ?? "");
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            run.Latencies.Fail($"{kind}: {fault.GetType().Name}");
            return ("", "");
        }
    }

    [GeneratedRegex("href=\"(?<is>/cases\\?[^\"]+)\"", RegexOptions.None, Patience)]
    private static partial Regex Lists();

    [GeneratedRegex("href=\"(?<is>/children/[0-9-]+)\"", RegexOptions.None, Patience)]
    private static partial Regex Children();

    [GeneratedRegex("href=\"(?<is>/children/[0-9-]+/(?:note|set-task))\"", RegexOptions.None, Patience)]
    private static partial Regex Acts();

    [GeneratedRegex("name=\"seen\" value=\"(?<is>[0-9]+)\"", RegexOptions.None, Patience)]
    private static partial Regex Seen();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<is>[^\"]+)\"", RegexOptions.None, Patience)]
    private static partial Regex Token();
}
