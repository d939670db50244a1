using System.Text.Json.Nodes;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Ledger;
using OnRoll.Shared;

namespace OnRoll.Tests.Web;

/// <summary>What programs may rely on: nothing is done twice, nothing is lost, nothing is left out of a list.</summary>
public sealed class ProgramsTests(ProgramsTests.Written written) : IClassFixture<ProgramsTests.Written>
{
    /// <summary>An application that these tests alone write to, each to a child of its own.</summary>
    public sealed class Written : IAsyncDisposable
    {
        private int given;

        public RunningApp App { get; } = RunningApp.OnSqlite();

        public RecordId NextChild() => App.Lead.Cases(new(Size: 20)).Cases.Select(each => each.Line).Where(line => line.OfferedTo.IsNone).Select(line => line.Record).Order().ElementAt(given++);

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    private static readonly Dictionary<string, string> Note = new(StringComparer.Ordinal) { ["on"] = "2026-01-01", ["note"] = "By a program (synthetic)" };

    private readonly RunningApp app = written.App;

    private readonly Caller lead = Caller.As(written.App, "lead");

    private long VersionOf(RecordId child) => app.Operator.OpenCase(child).Child.Version;

    private int Notes(RecordId child) => app.Operator.OpenCase(child).View.File.Log.Count(line => line.Entry is Noted { Note: "By a program (synthetic)" });

    [Fact]
    public async Task A_write_says_which_version_it_saw_and_an_old_one_is_refused()
    {
        var child = written.NextChild();
        var seen = await lead.Get($"/api/v1/children/{child}");
        var version = VersionOf(child);

        Assert.Equal($"\"{version}\"", seen.Response.Headers.ETag!.Tag);
        foreach (var nonsense in new[] { null, "", "*", "W/\"1\"", "\"-1\"", "\"x\"", "\"1e9\"", "\"99999999999999999999\"" })
        {
            Assert.Equal(428, (await lead.Post($"/api/v1/children/{child}/acts/note", """{"answers":{"on":"2026-01-01","note":"x"}}""", nonsense)).Status);
        }

        Assert.Equal(409, (await lead.Act(child, "note", Note, version - 1)).Status);
        Assert.Equal(409, (await lead.Act(child, "note", Note, version + 1)).Status);
        Assert.Equal(version, VersionOf(child));
        var done = await lead.Act(child, "note", Note, version);
        Assert.Equal((200, $"\"{VersionOf(child)}\""), (done.Status, done.Response.Headers.ETag!.Tag));
        Assert.Equal(409, (await lead.Act(child, "note", Note, version)).Status);
        Assert.Equal(1, Notes(child));
    }

    [Fact]
    public async Task A_write_sent_again_under_its_key_is_done_once_and_answered_alike()
    {
        var child = written.NextChild();
        var version = VersionOf(child);
        var first = await lead.Act(child, "note", Note, version, "key-1");
        var again = await lead.Act(child, "note", Note, version, "key-1");
        var other = await lead.Act(child, "note", new Dictionary<string, string>(Note) { ["note"] = "Something else" }, version, "key-1");
        var elsewhere = await lead.Act(child, "review", Note, version, "key-1");
        var another = await Caller.As(app, "officer").Act(child, "note", Note, VersionOf(child), "key-1");

        Assert.Equal((200, 200, 422, 422, 200), (first.Status, again.Status, other.Status, elsewhere.Status, another.Status));
        Assert.Equal((first.Body, first.Response.Headers.ETag), (again.Body, again.Response.Headers.ETag));
        Assert.True(again.Response.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(2, Notes(child)); // the lead's, and the officer's: a key is its account's own

        var refused = await lead.Act(child, "note", new Dictionary<string, string>(), VersionOf(child), "key-2");
        var mended = await lead.Act(child, "note", Note, VersionOf(child), "key-2"); // nothing was done under it
        Assert.Equal((422, 200), (refused.Status, mended.Status));
        Assert.Equal(400, (await lead.Post("/api/v1/referrals", "{\"answers\":{}}", key: "")).Status);
        Assert.Equal(400, (await lead.Post("/api/v1/referrals", "{\"answers\":{}}", key: new('k', 101))).Status);
    }

    [Fact]
    public async Task A_referral_sent_many_times_at_once_under_one_key_makes_one_child()
    {
        var body = System.Text.Json.JsonSerializer.Serialize(new { answers = WebSite.Referral("Once") });

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => lead.Post("/api/v1/referrals", body, key: "at-once")));
        var later = await lead.Post("/api/v1/referrals", body, key: "at-once");

        Assert.All(answers, answer => Assert.Contains(answer.Status, new[] { 201, 409 }));
        var made = Assert.Single(answers.Append(later).Where(answer => answer.Status == 201).Select(answer => JsonNode.Parse(answer.Body)!["id"]!.GetValue<string>()).Distinct());
        Assert.Equal(201, later.Status);
        Assert.Single(app.Lead.Search(new("Once Testling", new(2015, 3, 27))), found => found.Record.ToString() == made);
        Assert.Single(app.Lead.Search(new("Once Testling", new(2015, 3, 27))));
    }

    [Fact]
    public async Task Of_many_who_write_at_once_on_what_they_saw_one_does_and_the_others_are_told()
    {
        var child = written.NextChild();
        var version = VersionOf(child);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lead.Act(child, "note", Note, version)));

        Assert.Equal(1, answers.Count(answer => answer.Status == 200));
        Assert.Equal(7, answers.Count(answer => answer.Status == 409));
        Assert.Equal(1, Notes(child));
    }

    [Fact]
    public async Task Of_two_officers_at_one_case_the_second_is_told_what_was_added_and_keeps_what_was_typed()
    {
        var child = written.NextChild();
        var (first, second) = (await Visitor.As(app, "officer"), await Visitor.As(app, "lead"));
        var seen = $"{VersionOf(child)}";
        await first.Fetch($"/children/{child}/note");
        await second.Fetch($"/children/{child}/note");
        (string, string)[] Typed(string note, string version) => [("seen", version), ("on-day", "1"), ("on-month", "1"), ("on-year", "2026"), ("note", note)];
        Assert.Equal(302, (await first.Post($"/children/{child}/note", Typed("The first", seen))).Status);

        var told = await second.Post($"/children/{child}/note", Typed("The second, at length", seen));
        var withoutVersion = await second.Post($"/children/{child}/note", Typed("Of nobody", ""));
        var again = await second.Post($"/children/{child}/note", Typed("The second, at length", told.Page.QuerySelector("input[name=seen]")!.GetAttribute("value")!));

        Assert.Equal((422, 422, 302), (told.Status, withoutVersion.Status, again.Status));
        Assert.Contains("Somebody has changed this record since you opened it", told.Main, StringComparison.Ordinal);
        Assert.Contains("1 January 2026: Note, by officer", told.Main, StringComparison.Ordinal);
        Assert.Equal("The second, at length", told.Page.QuerySelector("#note")!.TextContent);
        Assert.Equal(["The first", "The second, at length"], app.Operator.OpenCase(child).View.File.Log.Select(line => line.Entry).OfType<Noted>().TakeLast(2).Select(note => note.Note));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public async Task Paging_through_the_cases_gives_each_once(int size)
    {
        var expected = app.Lead.Cases(new(Size: 200)).Cases.Select(each => each.Line.Record.ToString()).ToList();
        var found = new List<string>();
        for (var next = (string?)""; next is not null;)
        {
            var page = JsonNode.Parse((await lead.Get($"/api/v1/cases?size={size}{(next.Length > 0 ? $"&after={next}" : "")}")).Body)!;
            found.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            next = page["next"]?.GetValue<string>();
        }

        Assert.Equal(expected, found);
        Assert.Equal(found.Count, found.Distinct(StringComparer.Ordinal).Count());
        Assert.True(found.Count > 10);
    }

    [Fact]
    public async Task The_feed_gives_every_change_to_whoever_keeps_asking()
    {
        var (known, next) = await Changes("", 5);
        var children = app.Lead.Cases(new(Size: 200)).Cases.Select(each => each.Line.Record.ToString()).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(children, known.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(known.Count, known.Distinct(StringComparer.Ordinal).Count());
        var (nothing, still) = await Changes(next, 5);
        Assert.Empty(nothing);
        Assert.Equal(next, still);

        var sent = new List<string>();
        var heard = new List<string>();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                var made = await lead.Post("/api/v1/referrals", System.Text.Json.JsonSerializer.Serialize(new { answers = WebSite.Referral($"Fed{i}") }));
                sent.Add(JsonNode.Parse(made.Body)!["id"]!.GetValue<string>());
            }
        });
        while (!writing.IsCompleted)
        {
            (var some, next) = await Changes(next, 3);
            heard.AddRange(some);
        }

        await writing;
        heard.AddRange((await Changes(next, 3)).Found);
        Assert.Equal(sent.Order(StringComparer.Ordinal), heard.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_answer_to_a_hand_over_is_done_and_said_to_be_though_the_record_stays_closed()
    {
        var offered = app.Lead.Cases(new(Size: 60)).Cases.First(each => !each.Line.OfferedTo.IsNone).Line.Record;

        var answer = await Caller.As(app, "officer-next-door").Act(offered, "answer-hand-over", new Dictionary<string, string> { ["accepted"] = "no", ["why"] = "Not on any roll here" }, VersionOf(offered));

        Assert.Equal((204, ""), (answer.Status, answer.Body));
        Assert.Null(app.Lead.OpenCase(offered).View.File.HandOver);
    }

    /// <summary>The published description, committed beside the documents. With ONROLL_ACCEPT=1 in the environment what is found is written there: then read the difference like code.</summary>
    [Fact]
    public async Task The_published_description_is_the_one_in_the_documents()
    {
        var found = JsonNode.Parse((await lead.Get("/openapi/v1.json")).Body)!.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
        var file = Path.Combine(Root(), "docs", "api", "v1.json");
        if (Environment.GetEnvironmentVariable("ONROLL_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, found);
        }

        Assert.Equal(await File.ReadAllTextAsync(file), found);
    }

    [Fact]
    public async Task Every_operation_has_a_summary_and_all_that_it_can_answer()
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["get /api/v1/cases"] = "200 400 401 404 503",
            ["get /api/v1/changes"] = "200 400 401 404 503",
            ["get /api/v1/children/{id}"] = "200 401 404 503",
            ["get /api/v1/children/{id}/acts/{act}"] = "200 401 404 503",
            ["post /api/v1/children/{id}/acts/{act}"] = "200 204 400 401 404 409 413 415 422 428 503",
            ["get /api/v1/offers/{id}"] = "200 401 404 503",
            ["get /api/v1/settings"] = "200 401 404 503",
            ["post /api/v1/settings"] = "200 400 401 404 409 413 415 422 503",
            ["get /api/v1/filters"] = "200 401 404 503",
            ["get /api/v1/matches"] = "200 401 404 503",
            ["get /api/v1/panels"] = "200 400 401 404 503",
            ["get /api/v1/without-education"] = "200 401 404 503",
            ["get /api/v1/referrals/questions"] = "200 401 404 503",
            ["post /api/v1/referrals"] = "201 400 401 404 409 413 415 422 503",
        };

        var paths = JsonNode.Parse((await lead.Get("/openapi/v1.json")).Body)!["paths"]!.AsObject();
        var found = paths.SelectMany(path => path.Value!.AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", Operation: operation.Value!))).ToList();

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Select(each => each.Name).Order(StringComparer.Ordinal));
        Assert.All(found, each =>
        {
            Assert.False(string.IsNullOrWhiteSpace(each.Operation["summary"]?.GetValue<string>()), each.Name);
            Assert.Equal(expected[each.Name], string.Join(' ', each.Operation["responses"]!.AsObject().Select(response => response.Key).Order(StringComparer.Ordinal)));
        });
    }

    private async Task<(List<string> Found, string Next)> Changes(string since, int size)
    {
        var found = new List<string>();
        while (true)
        {
            var page = JsonNode.Parse((await lead.Get($"/api/v1/changes?size={size}&since={since}")).Body)!;
            var items = page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).ToList();
            found.AddRange(items);
            since = page["next"]!.GetValue<string>();
            if (items.Count == 0)
            {
                return (found, since);
            }
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "OnRoll.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
