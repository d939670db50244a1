using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using OnRoll.Web.Components;

namespace OnRoll.Tests.Web;

/// <summary>Our components, against what the design system itself publishes of them: the same options give the same elements.</summary>
public sealed class ComponentsTests
{
    public static TheoryData<string> Components => [.. Fixtures.Select(component => component.Key)];

    private static JsonObject Fixtures
    {
        get
        {
            using var file = typeof(ComponentsTests).Assembly.GetManifestResourceStream("Web.govuk-frontend.json")!;
            return JsonNode.Parse(file)!.AsObject();
        }
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_is_as_the_design_system_has_it(string component)
    {
        var differences = new List<string>();
        foreach (var fixture in Fixtures[component]!.AsArray())
        {
            var (ours, theirs) = (Told(Html(Made(component, fixture!["options"]!))), Told(fixture["html"]!.GetValue<string>()));
            if (ours != theirs)
            {
                differences.Add($"{fixture["name"]}:\n{ours}\nnot\n{theirs}");
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    private static IHtmlContent Made(string component, JsonNode options) => component switch
    {
        "input" => Govuk.Input(Field(options)),
        "textarea" => Govuk.Textarea(Field(options)),
        "select" => Govuk.Select(Field(options), Options(options)),
        "radios" => Govuk.Radios(Field(options), Options(options), inline: Text(options, "classes").Length > 0),
        "date-input" => Govuk.DateInput(Field(options), Part(options, 0), Part(options, 1), Part(options, 2)),
        "button" => Govuk.Button(Text(options, "text"), Text(options, "classes").Replace("govuk-button--", "", StringComparison.Ordinal), Text(options, "name"), Text(options, "value"), options["preventDoubleClick"]?.GetValue<bool>() ?? false),
        "error-summary" => Govuk.ErrorSummary([.. options["errorList"]!.AsArray().Select(error => (Text(error!, "href").TrimStart('#'), Text(error!, "text")))]),
        "tag" => Govuk.Tag(Text(options, "text"), Text(options, "classes").Replace("govuk-tag--", "", StringComparison.Ordinal)),
        "warning-text" => Govuk.Warning(Text(options, "text")),
        "inset-text" => Govuk.InsetText(Text(options, "text")),
        _ => throw new InvalidOperationException(component),
    };

    private static Field Field(JsonNode options)
    {
        var label = options["label"] ?? options["fieldset"]?["legend"];
        var name = Text(options, "name") is { Length: > 0 } given ? given : Text(options, "namePrefix");
        var id = new[] { Text(options, "id"), Text(options, "idPrefix"), name }.First(each => each.Length > 0);
        var field = new Field(name, Text(label, "text"), Text(options["hint"], "text"), Text(options["errorMessage"], "text"), Text(options, "value"))
        {
            Id = id,
            Classes = Text(options, "classes"),
            LabelClasses = Text(label, "classes"),
            Autocomplete = Text(options, "autocomplete"),
            InputMode = Text(options, "inputmode"),
            Rows = options["rows"]?.GetValue<int>() ?? 5,
            SpellCheck = options["spellcheck"]?.GetValue<bool>(),
        };
        return Text(options, "type") is { Length: > 0 } type ? field with { Type = type } : field;
    }

    private static List<Option> Options(JsonNode options) => [.. (options["items"]?.AsArray() ?? []).Select(item => new Option(
        Text(item, "value"), Text(item, "text"), Text(item!["hint"], "text"), (item["checked"] ?? item["selected"])?.GetValue<bool>() ?? false))];

    private static string Part(JsonNode options, int place) => options["items"]?.AsArray() is { Count: 3 } items ? Text(items[place], "value") : "";

    private static string Text(JsonNode? node, string name) => node?[name] is JsonValue value ? value.ToString() : "";

    private static string Html(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>The elements, their attributes in order of name, and their words; spaces between do not count.</summary>
    private static string Told(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        return string.Join('\n', body.ChildNodes.SelectMany(node => Lines(node, 0)));
    }

    private static IEnumerable<string> Lines(INode node, int depth)
    {
        var indent = new string(' ', depth);
        if (node is IText text)
        {
            return text.Text.Trim().Length > 0 ? [indent + string.Join(' ', text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))] : [];
        }

        return node is not IElement element ? [] : element.ChildNodes.SelectMany(child => Lines(child, depth + 1)).Prepend(indent + element.LocalName
            + string.Concat(element.Attributes.OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => $" {each.Name}=\"{(each.Name == "class" ? string.Join(' ', element.ClassList.Order(StringComparer.Ordinal)) : each.Value)}\"")));
    }
}
