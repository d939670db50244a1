using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace OnRoll.Web.Components;

/// <summary>Writes elements, everything in them encoded.</summary>
internal static class Html
{
    public static IHtmlContent Raw(string html) => new HtmlString(html);

    public static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>Attributes of which those without a value are left out.</summary>
    public static string Attributes(params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var written = new System.Text.StringBuilder();
        foreach (var (name, value) in attributes)
        {
            if (!string.IsNullOrEmpty(value))
            {
                written.Append(' ').Append(name).Append("=\"").Append(Encode(value)).Append('"');
            }
        }

        return written.ToString();
    }

    public static string Classes(params ReadOnlySpan<string?> names)
    {
        var written = new List<string>();
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name))
            {
                written.Add(name);
            }
        }

        return string.Join(' ', written);
    }
}
