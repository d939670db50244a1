namespace OnRoll.Browser.Tests;

/// <summary>A window of 1280 by 1024 at 400 %: 320 by 256 of the page's own pixels.</summary>
public sealed class ZoomTests(Chromium chromium)
{
    private const int Width = 320;
    private const int Height = 256;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>What is wider than the window and cannot be scrolled inside its own frame.</summary>
    private const string Wide = """
        width => { const wide = document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
          return wide.concat([...document.querySelectorAll('body *')].filter(it => it.checkVisibility() && it.getBoundingClientRect().width > 0 && it.getBoundingClientRect().right > width + 1 && !it.closest('.onroll-wide, .govuk-visually-hidden')).slice(0, 2).map(it => it.outerHTML.slice(0, 100))); }
        """;

    /// <summary>Focuses each control in turn and says which of them something else lies over.</summary>
    private const string Hidden = """
        () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(it => it.type !== 'hidden' && it.checkVisibility() && !it.closest('[hidden], details:not([open]) > :not(summary)')).filter(it => {
          it.focus(); if (document.activeElement !== it) return false;
          it.scrollIntoView({ block: 'nearest', behavior: 'instant' });
          const shown = it.matches('.govuk-radios__input, .govuk-checkboxes__input') ? it.nextElementSibling : it; const box = shown.getClientRects()[0]; if (!box) return false;
          const x = Math.min(Math.max(box.left + Math.min(box.width, 40) / 2, 1), innerWidth - 1), y = Math.min(Math.max(box.top + Math.min(box.height, 30) / 2, 1), innerHeight - 1);
          const over = document.elementFromPoint(x, y);
          return over && !shown.contains(over) && !over.contains(shown) && over !== it && getComputedStyle(over.closest('header, .onroll-session, .onroll-practice') ?? over).position.match(/sticky|fixed/);
        }).slice(0, 2).map(it => it.outerHTML.slice(0, 100))
        """;

    [Fact]
    public async Task At_four_hundred_per_cent_every_page_reflows_and_nothing_lies_over_what_has_the_focus()
    {
        var faults = new List<string>();
        foreach (var visits in EveryPageTests.Addresses(chromium).GroupBy(visit => visit.Account))
        {
            await using var visit = await chromium.As(visits.Key, width: Width, height: Height, scale: 4);
            foreach (var (_, path) in visits)
            {
                await visit.Go(path);
                faults.AddRange((await visit.Page.EvaluateAsync<string[]>(Wide, Width).WaitAsync(Limit)).Select(fault => $"{path}: too wide: {fault}"));
                faults.AddRange((await visit.Page.EvaluateAsync<string[]>(Hidden).WaitAsync(Limit)).Select(fault => $"{path}: hidden with the focus: {fault}"));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }
}
