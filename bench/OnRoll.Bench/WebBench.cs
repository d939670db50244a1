using System.Globalization;
using Npgsql;

namespace OnRoll.Bench;

/// <summary>Officers at work on a store of a million cases, each in a browser with a session of its own; beside the same server answering an empty page to as many.</summary>
internal static class WebBench
{
    private const int Cases = 1_000_000;
    private const int WorkersOfAnAuthority = 6;
    private const int LargeAuthority = 9; // its place in the list
    private const int AuthoritiesAtWork = 150;
    private const double SecondsToCome = 100; // one address may try to sign in 300 times a minute, and each takes two requests

    private static readonly string[] Reads = [WebUser.Home, WebUser.List, WebUser.Child, WebUser.Search, WebUser.Form];
    private static readonly (double Share, double Most)[] WantedOfReads = [(0.5, 50), (0.95, 150), (0.99, 300)];
    private static readonly (double Share, double Most)[] WantedOfWrites = [(0.5, 100), (0.95, 300), (0.99, 500)];

    public static void Run(BenchOptions options)
    {
        var (users, minutes) = (options.Users ?? 200, options.Minutes ?? 5);
        using var stage = new Stage();
        var store = new CaseStore(stage);
        var places = new List<int>();
        for (var user = 0; user < users; user++)
        {
            places.Add(user % 4 == 3 ? LargeAuthority : user % AuthoritiesAtWork); // one in four at one large authority, the others mostly one by one
        }

        var where = store.Make((int)(Cases * (options.Scale ?? 1m)), place => Math.Max(WorkersOfAnAuthority, places.Count(each => each == place)));
        using var served = new ServedRegister(where);
        var run = new WebRun();
        Work(store, served, run, places, minutes).GetAwaiter().GetResult();
        SayScans(where, run.Latencies.Of([.. Reads, WebUser.Write]).Length);
        Print(run.Latencies);
        if (options.Picture is { } picture)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"{users} officers at work on {Cases * (options.Scale ?? 1m):N0} cases");
            File.WriteAllText(picture, LatencyPicture.Draw(title, ("pages read", run.Latencies.Of(Reads), WantedOfReads), ("writes", run.Latencies.Of(WebUser.Write), WantedOfWrites), ("an empty page", run.Latencies.Of(WebUser.Empty), [])));
        }
    }

    private static async Task Work(CaseStore store, ServedRegister served, WebRun run, List<int> places, double minutes)
    {
        await served.UntilItAnswers();
        var sat = new Dictionary<int, int>();
        var users = places.Select((place, i) =>
        {
            var authority = store.Authorities[place];
            var seat = sat[place] = sat.GetValueOrDefault(place) + 1;
            return new WebUser(run, served.Address, authority.Workers[(seat - 1) % authority.Workers.Count],
                random => SyntheticCase.UpnOf(authority.Code, authority.FirstChild + random.Next(authority.Children)), i);
        }).ToList();
        var work = users.Select((user, i) => user.Work(TimeSpan.FromSeconds(SecondsToCome * Math.Max(1, users.Count / 200.0) * i / users.Count))).ToList();
        await Task.Delay(TimeSpan.FromSeconds((SecondsToCome * Math.Max(1, users.Count / 200.0)) + 20));
        run.Phase = WebPhase.Empty;
        await Task.Delay(TimeSpan.FromMinutes(Math.Max(0.5, minutes / 5)));
        run.Phase = WebPhase.Work;
        var before = served.ProcessorTime;
        await Task.Delay(TimeSpan.FromMinutes(minutes));
        var spent = served.ProcessorTime - before;
        run.Phase = WebPhase.Done;
        var requests = run.Latencies.Of([.. Reads, WebUser.Write]).Length;
        Stage.Say($"{users.Count} users, {requests:N0} requests in {minutes:N1} minutes, {requests / minutes / 60:N1} a second; the application used {spent / Math.Max(1, requests):N1} ms of processor a request and {served.MemoryMiB:N0} MiB at most");
        await Task.WhenAll(work);
        users.ForEach(user => user.Dispose());
    }

    /// <summary>What a page costs must not grow with the register: says which tables were read from end to end, and how many of their rows for each request.</summary>
    private static void SayScans(string where, int requests)
    {
        using var connection = new NpgsqlConnection(where);
        connection.Open();
        using var ask = new NpgsqlCommand("select relname, seq_tup_read from pg_stat_user_tables where seq_tup_read > @requests order by seq_tup_read desc", connection);
        ask.Parameters.AddWithValue("requests", (long)requests);
        using var rows = ask.ExecuteReader();
        while (rows.Read())
        {
            Stage.Say($"read from end to end: {rows.GetString(0)}, {rows.GetInt64(1) / (double)Math.Max(1, requests):N1} rows a request");
        }
    }

    private static void Print(Latencies latencies)
    {
        var empty = latencies.Of(WebUser.Empty);
        Stage.Say($"{"",-12}{"requests",10}{"p50",10}{"p95",10}{"p99",10}{"most",10}   wanted             times an empty page");
        foreach (var kind in Reads.Append(WebUser.Write).Append(WebUser.Empty))
        {
            Line(kind, latencies.Of(kind), null, empty);
        }

        Line("all reads", latencies.Of(Reads), WantedOfReads, empty);
        Line("all writes", latencies.Of(WebUser.Write), WantedOfWrites, empty);
        Stage.Say($"writes shown first what a colleague had entered meanwhile: {latencies.Of(WebUser.Meanwhile).Length}");
        Stage.Say($"errors: {(latencies.Errors.Count == 0 ? "none" : string.Join(", ", latencies.Errors.Select(error => $"{error.Key} ({error.Value} times)")))}");
    }

    private static void Line(string name, double[] times, (double Share, double Most)[]? wanted, double[] empty)
    {
        double At(double share) => Latencies.At(times, share);
        var limits = wanted is null ? "" : $"{string.Join('/', wanted.Select(each => $"{each.Most:0}"))} {(wanted.All(each => At(each.Share) <= each.Most) ? "reached" : "NOT reached")}";
        Stage.Say($"{name,-12}{times.Length,10:N0}{At(0.5),10:N1}{At(0.95),10:N1}{At(0.99),10:N1}{At(1),10:N1}   {limits,-20}{At(0.5) / Latencies.At(empty, 0.5),6:N1} / {At(0.95) / Latencies.At(empty, 0.95):N1} / {At(0.99) / Latencies.At(empty, 0.99):N1}");
    }
}
