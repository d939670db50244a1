using System.Net;
using OnRoll.Domain.Casework;
using UglyToad.PdfPig;

namespace OnRoll.Browser.Tests;

/// <summary>A letter from template to PDF, read back.</summary>
public sealed class LetterTests(Chromium chromium)
{
    [Fact]
    public async Task A_letter_is_filled_changed_sent_and_read_back_from_its_pdf()
    {
        var child = chromium.App.Lead.Cases(new(Size: 60)).Cases.First(each => each.Line is { State: CaseState.Placing, Hold: false }).Line.Record;
        await using var visit = await chromium.As("officer");
        await visit.Go($"/children/{child}/letter?template=enquiry");
        Assert.Contains("We have been told", await visit.Page.InputValueAsync("#body"), StringComparison.Ordinal);
        await visit.Fill("body", "Dear parent of Złatan Ó Testling,\n\nPlease ring us. " + string.Concat(Enumerable.Repeat("A long paragraph that goes over lines. ", 150)) + "\n\nAn officer");
        await visit.Press("Write a letter");
        await visit.Go($"/children/{child}/documents");

        var link = await visit.Page.Locator("a:has-text('As PDF')").First.GetAttributeAsync("href");
        var cookies = new CookieContainer();
        foreach (var cookie in await visit.Page.Context.CookiesAsync())
        {
            cookies.Add(chromium.App.Address, new Cookie(cookie.Name, cookie.Value));
        }

        using var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies });
        var bytes = await client.GetByteArrayAsync(new Uri(chromium.App.Address, link));

        using var document = PdfDocument.Open(bytes);
        var text = string.Join('\n', document.GetPages().Select(page => page.Text));
        Assert.Contains("Złatan Ó Testling", text, StringComparison.Ordinal);
        Assert.Contains("An officer", text, StringComparison.Ordinal);
        Assert.True(document.NumberOfPages >= 2);
        Assert.All(document.GetPages().SelectMany(page => page.Letters), letter => Assert.True(letter.BoundingBox.Right < 595 - 50));
    }
}
