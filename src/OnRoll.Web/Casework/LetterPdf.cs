using System.Globalization;
using OnRoll.Domain.Casework;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace OnRoll.Web.Casework;

/// <summary>A letter as it was sent, as a document to print or post.</summary>
internal static class LetterPdf
{
    private const double Size = 11;
    private const double Leading = 15;
    private const double Margin = 64;

    private static readonly byte[] Face = Read();

    /// <summary>Lays a letter out on A4.</summary>
    /// <exception cref="InvalidOperationException">It holds a letter that the face lacks; whoever asks offers to print the page instead.</exception>
    public static byte[] Of(LetterSent letter) =>
        Of(Letters.NameOf(letter.Template), [[letter.On.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), "", letter.Body]]);

    /// <summary>Lays parts out on A4, each beginning on a page of its own.</summary>
    /// <param name="parts">The paragraphs of each.</param>
    /// <exception cref="InvalidOperationException">They hold a letter that the face lacks.</exception>
    public static byte[] Of(string title, IEnumerable<IEnumerable<string>> parts)
    {
        using var document = new PdfDocumentBuilder();
        var face = document.AddTrueTypeFont(Face);
        document.DocumentInformation.Title = title;
        foreach (var part in parts)
        {
            var page = document.AddPage(PageSize.A4);
            var y = page.PageSize.Height - Margin - Size;
            foreach (var line in part.SelectMany(paragraph => Lines(page, face, paragraph)))
            {
                if (y < Margin)
                {
                    page = document.AddPage(PageSize.A4);
                    y = page.PageSize.Height - Margin - Size;
                }

                if (line.Length > 0)
                {
                    page.AddText(line, Size, new PdfPoint(Margin, y), face);
                }

                y -= Leading;
            }
        }

        return document.Build();
    }

    private static IEnumerable<string> Lines(PdfPageBuilder measure, PdfDocumentBuilder.AddedFont face, string text)
    {
        var width = measure.PageSize.Width - (2 * Margin);
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && measure.MeasureText(longer, Size, new PdfPoint(0, 0), face) is { Count: > 0 } letters && letters[^1].BoundingBox.Right > width)
                {
                    yield return line;
                    line = word;
                }
                else
                {
                    line = longer;
                }
            }

            yield return line;
        }
    }

    private static byte[] Read()
    {
        using var stream = typeof(LetterPdf).Assembly.GetManifestResourceStream("OnRoll.LiberationSans.ttf") ?? throw new InvalidOperationException("The face of letters was not built into the program");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
