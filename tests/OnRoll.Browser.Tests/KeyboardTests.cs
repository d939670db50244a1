using Microsoft.Playwright;

namespace OnRoll.Browser.Tests;

/// <summary>The work done by keys alone: no pointer, and no script that a person could not run.</summary>
public sealed class KeyboardTests(Chromium chromium)
{
    /// <summary>The most stops that a page may have before a control is found.</summary>
    private const int MostStops = 250;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>What has the focus, as a person would name it.</summary>
    private const string Focused = """
        () => { const it = document.activeElement; if (!it || it === document.body) return '';
          const label = it.labels?.[0]?.innerText ?? ''; const legend = it.closest('fieldset')?.querySelector('legend')?.innerText ?? '';
          return [it.tagName.toLowerCase(), it.type ?? '', it.name ?? '', it.tagName === 'INPUT' && it.type === 'radio' ? it.value : '', (it.tagName === 'A' || it.tagName === 'BUTTON' || it.tagName === 'SUMMARY' ? it.innerText : label || legend).trim()].join('|'); }
        """;

    /// <summary>Every control that a pointer could use, in the order of the document; of radio buttons of one name, one stop.</summary>
    private const string Controls = """
        const seen = new Set();
        const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(it => {
          if (it.disabled || it.type === 'hidden' || it.closest('[hidden]') || !it.checkVisibility({ visibilityProperty: true })) return false;
          if (it.type === 'radio') { if (seen.has(it.name)) return false; seen.add(it.name); }
          return true; });
        """;

    [Fact]
    public async Task A_child_is_referred_worked_on_searched_for_and_signed_out_from_by_keys_alone()
    {
        await using var visit = await chromium.As("officer");
        await visit.Go("/");
        await Press(visit, "a", "Refer a child");
        await Type(visit, "text", "Keyla Testling");
        await Date(visit, "born", new(2015, 3, 27));
        await Press(visit, "button", "Find");
        await Press(visit, "a", "It is none of these");
        await Type(visit, "given", "Keyla");
        await Type(visit, "surname", "Testling");
        await Date(visit, "born", new(2015, 3, 27));
        await Choose(visit, "sex", "F");
        await Press(visit, "button", "Continue");
        await Choose(visit, "lives", "yes");
        await Press(visit, "button", "Continue");
        await Choose(visit, "from", "health");
        await Type(visit, "referrer-name", "A health visitor (synthetic)");
        await Type(visit, "referrer-contact", "020 7946 0001");
        await Choose(visit, "withheld", "no");
        await Choose(visit, "harm", "no");
        await Type(visit, "account", "Came to a clinic; no school");
        await Press(visit, "button", "Continue");
        await Press(visit, "button", "Send the referral");
        Assert.Contains("Keyla Testling", await visit.Page.InnerTextAsync("h1"), StringComparison.Ordinal);

        await Press(visit, "a", "Decide on the referral");
        await Choose(visit, "outcome", "accepted");
        await Type(visit, "why", "In our area, of school age");
        await Press(visit, "button", "Decide on the referral");
        Assert.Contains("New, not yet looked at", await visit.Text(), StringComparison.Ordinal);

        await Press(visit, "a", "Search");
        await Type(visit, "text", "keyla testling");
        await Date(visit, "born", new(2015, 3, 27));
        await Press(visit, "button", "Find");
        await Press(visit, "a", "Keyla Testling");
        Assert.Contains("Keyla Testling", await visit.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await Press(visit, "button", "Sign out", backwards: true);
        Assert.Contains("You are signed out", await visit.Text(), StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Every_control_of_every_page_is_reached_by_tab_in_order_and_shows_that_it_has_the_focus_and_none_holds_it()
    {
        var faults = new List<string>();
        foreach (var visits in EveryPageTests.Addresses(chromium).GroupBy(visit => visit.Account))
        {
            await using var visit = await chromium.As(visits.Key);
            foreach (var (_, path) in visits)
            {
                await visit.Go(path);
                var count = await visit.Page.EvaluateAsync<int>($"() => {{ {Controls} document.querySelectorAll('details').forEach(each => each.open = false); controls.forEach((it, i) => it.dataset.stop = i + 1); window.stops = [];"
                    + " const look = it => { const s = getComputedStyle(it); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.color, s.textDecorationThickness].join(' '); };"
                    + " const of = it => it.matches('.govuk-radios__input, .govuk-checkboxes__input') ? [look(it), getComputedStyle(it.nextElementSibling, '::before').boxShadow, getComputedStyle(it.nextElementSibling, '::before').outline].join(' ') : look(it);"
                    + " window.before = controls.map(of); document.addEventListener('focusin', e => { const it = e.target; const stop = it.type === 'radio' ? document.querySelector(`input[type=radio][name=\"${it.name}\"][data-stop]`)?.dataset.stop : it.dataset.stop; window.stops.push([Number(stop ?? 0), stop && it.dataset.stop ? of(it) !== window.before[stop - 1] : true, it.outerHTML.slice(0, 90)]); }); return controls.length; }").WaitAsync(Limit);
                Assert.True(count > 5, $"{path}: {count} controls"); // the links of every page alone are more
                for (var i = 0; i < count + 1; i++)
                {
                    await visit.Page.Keyboard.PressAsync("Tab").WaitAsync(Limit);
                }

                var stops = await visit.Page.EvaluateAsync<System.Text.Json.JsonElement>("() => window.stops").WaitAsync(Limit);
                faults.AddRange(FaultsOf(stops, count).Select(fault => $"{path}: {fault}"));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/cases")]
    [InlineData("/search")]
    public async Task The_first_stop_leads_past_what_stands_on_every_page(string path)
    {
        await using var visit = await chromium.As("officer");
        await visit.Go(path);
        await visit.Page.Keyboard.PressAsync("Tab").WaitAsync(Limit);
        Assert.Contains("Skip to main content", await Focus(visit), StringComparison.Ordinal);
        Assert.True(await visit.Page.Locator(".govuk-skip-link").EvaluateAsync<bool>("it => it.getBoundingClientRect().height > 10").WaitAsync(Limit));
        await visit.Page.Keyboard.PressAsync("Enter").WaitAsync(Limit);
        await visit.Page.Keyboard.PressAsync("Tab").WaitAsync(Limit);
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)").WaitAsync(Limit), await Focus(visit));
    }

    private static IEnumerable<string> FaultsOf(System.Text.Json.JsonElement stops, int count)
    {
        var reached = stops.EnumerateArray().Select(stop => (Number: stop[0].GetInt32(), Shows: stop[1].GetBoolean(), Html: stop[2].GetString())).ToList();
        var first = reached.Take(count).ToList();
        foreach (var missing in Enumerable.Range(1, count).Except(first.Select(stop => stop.Number)))
        {
            yield return $"stop {missing} of {count} is not reached";
        }

        foreach (var (stop, index) in first.Select((stop, index) => (stop, index)))
        {
            if (index > 0 && stop.Number < first[index - 1].Number)
            {
                yield return $"out of order: {stop.Html}";
            }

            if (!stop.Shows)
            {
                yield return $"looks the same with the focus: {stop.Html}";
            }
        }
    }

    private static Task<string> Focus(Visit visit) => visit.Page.EvaluateAsync<string>(Focused).WaitAsync(Limit);

    /// <summary>Goes on by Tab until what has the focus will do.</summary>
    private static async Task Reach(Visit visit, Func<string[], bool> will, string what, bool backwards = false)
    {
        for (var i = 0; i < MostStops; i++)
        {
            await visit.Page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab").WaitAsync(Limit);
            if (await Focus(visit) is { Length: > 0 } focus && will(focus.Split('|')))
            {
                return;
            }
        }

        Assert.Fail($"{what} is not reached by Tab on {visit.Page.Url}");
    }

    private static async Task Press(Visit visit, string tag, string text, bool backwards = false)
    {
        await Reach(visit, it => it[0] == tag && it[^1].Contains(text, StringComparison.Ordinal), text, backwards);
        await visit.Page.EvaluateAsync("() => { window.isTheOldPage = true; }").WaitAsync(Limit);
        await visit.Page.Keyboard.PressAsync("Enter").WaitAsync(Limit);
        await visit.Page.WaitForFunctionAsync("() => !window.isTheOldPage && document.readyState === 'complete'", null, new() { Timeout = 10_000 });
    }

    private static async Task Type(Visit visit, string name, string text)
    {
        await Reach(visit, it => it[2] == name && (it[0] is "input" or "textarea"), name);
        await visit.Page.Keyboard.TypeAsync(text).WaitAsync(Limit);
    }

    private static async Task Date(Visit visit, string name, DateOnly day)
    {
        await Type(visit, $"{name}-day", $"{day.Day}");
        await Type(visit, $"{name}-month", $"{day.Month}");
        await Type(visit, $"{name}-year", $"{day.Year}");
    }

    /// <summary>Chooses one of a set of radio buttons: Tab to the set, Space for the first, arrows for the others.</summary>
    private static async Task Choose(Visit visit, string name, string value)
    {
        await Reach(visit, it => it[1] == "radio" && it[2] == name, name);
        await visit.Page.Keyboard.PressAsync("Space").WaitAsync(Limit);
        for (var i = 0; i < MostStops && (await Focus(visit)).Split('|')[3] != value; i++)
        {
            await visit.Page.Keyboard.PressAsync("ArrowDown").WaitAsync(Limit);
        }

        Assert.Equal(value, await visit.Page.Locator($"input[name='{name}']:checked").GetAttributeAsync("value"));
    }
}
