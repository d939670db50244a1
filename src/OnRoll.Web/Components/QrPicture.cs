using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;
using static OnRoll.Web.Components.Html;

namespace OnRoll.Web.Components;

/// <summary>A QR code drawn on the server, so that what is in it goes to nobody else.</summary>
public static class QrPicture
{
    private const int Pixels = 4;

    /// <param name="name">What a screen reader says of it.</param>
    public static IHtmlContent Of(string text, string name)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix; // with the quiet zone of four that readers need
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return Raw($"<svg{Attributes(("class", "onroll-qr"), ("width", $"{rows.Count * Pixels}"), ("height", $"{rows.Count * Pixels}"), ("viewBox", $"0 0 {rows.Count} {rows.Count}"), ("role", "img"), ("aria-label", name))}>"
            + $"<rect width=\"{rows.Count}\" height=\"{rows.Count}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\" shape-rendering=\"crispEdges\"/></svg>");
    }
}
