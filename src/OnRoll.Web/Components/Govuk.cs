using Microsoft.AspNetCore.Html;
using static OnRoll.Web.Components.Html;

namespace OnRoll.Web.Components;

/// <summary>Components of the GOV.UK Design System, as its own fixtures have them.</summary>
public static class Govuk
{
    public static IHtmlContent Input(Field field) => Raw(Group(field, Label(field) + HintOf(field) + ErrorOf(field)
        + $"<input{Attributes(("class", Classes("govuk-input", field.Classes, field.Error.Length > 0 ? "govuk-input--error" : null)), ("id", field.Id), ("name", field.Name), ("type", field.Type),
            ("spellcheck", field.SpellCheck is { } check ? (check ? "true" : "false") : null), ("value", field.Value), ("aria-describedby", field.DescribedBy), ("autocomplete", field.Autocomplete), ("inputmode", field.InputMode))}>"));

    public static IHtmlContent Textarea(Field field) => Raw(Group(field, Label(field) + HintOf(field) + ErrorOf(field)
        + $"<textarea{Attributes(("class", Classes("govuk-textarea", field.Error.Length > 0 ? "govuk-textarea--error" : null, field.Classes)), ("id", field.Id), ("name", field.Name),
            ("rows", $"{field.Rows}"), ("aria-describedby", field.DescribedBy))}>{Encode(field.Value)}</textarea>"));

    public static IHtmlContent Select(Field field, IEnumerable<Option> options) => Raw(Group(field, Label(field) + HintOf(field) + ErrorOf(field)
        + $"<select{Attributes(("class", Classes("govuk-select", field.Error.Length > 0 ? "govuk-select--error" : null, field.Classes)), ("id", field.Id), ("name", field.Name), ("aria-describedby", field.DescribedBy))}>"
        + string.Concat(options.Select(option => $"<option value=\"{Encode(option.Value)}\"{(option.IsChosen ? " selected" : "")}>{Encode(option.Text)}</option>")) + "</select>"));

    public static IHtmlContent Radios(Field field, IReadOnlyList<Option> options, bool inline = false)
    {
        var items = options.Select((option, index) =>
        {
            var id = index == 0 ? field.Id : $"{field.Id}-{index + 1}";
            var hint = option.Hint.Length > 0 ? $"<div id=\"{Encode(id)}-item-hint\" class=\"govuk-hint govuk-radios__hint\">{Encode(option.Hint)}</div>" : "";
            return $"<div class=\"govuk-radios__item\"><input{Attributes(("class", "govuk-radios__input"), ("id", id), ("name", field.Name), ("type", "radio"))} value=\"{Encode(option.Value)}\"{(option.IsChosen ? " checked" : "")}"
                + $"{(option.Hint.Length > 0 ? Attributes(("aria-describedby", $"{id}-item-hint")) : "")}>"
                + $"<label class=\"govuk-label govuk-radios__label\" for=\"{Encode(id)}\">{Encode(option.Text)}</label>{hint}</div>";
        });
        return Raw(Group(field, Fieldset(field, HintOf(field) + ErrorOf(field) + $"<div class=\"{Classes("govuk-radios", inline ? "govuk-radios--inline" : null)}\" data-module=\"govuk-radios\">{string.Concat(items)}</div>")));
    }

    /// <summary>A date in three boxes, sent as <c>NAME-day</c>, <c>NAME-month</c>, <c>NAME-year</c>.</summary>
    public static IHtmlContent DateInput(Field field, string day, string month, string year)
    {
        string Box(string part, string label, string width, string value) =>
            $"<div class=\"govuk-date-input__item\"><div class=\"govuk-form-group\"><label class=\"govuk-label govuk-date-input__label\" for=\"{Encode(field.Id)}-{part}\">{label}</label>"
            + $"<input{Attributes(("class", Classes("govuk-input", "govuk-date-input__input", width, field.Error.Length > 0 ? "govuk-input--error" : null)), ("id", $"{field.Id}-{part}"), ("name", $"{field.Name}-{part}"), ("type", "text"), ("value", value), ("inputmode", "numeric"))}></div></div>";
        return Raw(Group(field, Fieldset(field, HintOf(field) + ErrorOf(field)
            + $"<div class=\"govuk-date-input\" id=\"{Encode(field.Id)}\">{Box("day", "Day", "govuk-input--width-2", day)}{Box("month", "Month", "govuk-input--width-2", month)}{Box("year", "Year", "govuk-input--width-4", year)}</div>", role: "group")));
    }

    public static IHtmlContent Button(string text, string kind = "", string name = "", string value = "", bool preventsDoubleClick = false) =>
        Raw($"<button type=\"submit\"{Attributes(("class", Classes("govuk-button", kind.Length > 0 ? $"govuk-button--{kind}" : null)), ("data-module", "govuk-button"), ("name", name), ("value", value), ("data-prevent-double-click", preventsDoubleClick ? "true" : ""))}>{Encode(text)}</button>");

    /// <summary>What is wrong with a form, each leading to where it is wrong.</summary>
    public static IHtmlContent ErrorSummary(IReadOnlyList<(string Anchor, string Sentence)> errors) => errors.Count == 0 ? HtmlString.Empty : Raw(
        "<div class=\"govuk-error-summary\" data-module=\"govuk-error-summary\"><div role=\"alert\"><h2 class=\"govuk-error-summary__title\">There is a problem</h2>"
        + "<div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">"
        + string.Concat(errors.Select(error => error.Anchor.Length > 0 ? $"<li><a href=\"#{Encode(error.Anchor)}\">{Encode(error.Sentence)}</a></li>" : $"<li>{Encode(error.Sentence)}</li>"))
        + "</ul></div></div></div>");

    public static IHtmlContent Tag(string text, string colour = "") => Raw($"<strong class=\"{Classes("govuk-tag", colour.Length > 0 ? $"govuk-tag--{colour}" : null)}\">{Encode(text)}</strong>");

    public static IHtmlContent SummaryList(IEnumerable<(string Key, string Value)> rows) => Raw("<dl class=\"govuk-summary-list\">"
        + string.Concat(rows.Select(row => $"<div class=\"govuk-summary-list__row\"><dt class=\"govuk-summary-list__key\">{Encode(row.Key)}</dt><dd class=\"govuk-summary-list__value\">{Encode(row.Value)}</dd></div>")) + "</dl>");

    public static IHtmlContent InsetText(string text) => Raw($"<div class=\"govuk-inset-text\">{Encode(text)}</div>");

    public static IHtmlContent Warning(string text) => Raw(
        $"<div class=\"govuk-warning-text\"><span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span><strong class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\">Warning</span> {Encode(text)}</strong></div>");

    private static string Group(Field field, string inner) => $"<div class=\"{Classes("govuk-form-group", field.Error.Length > 0 ? "govuk-form-group--error" : null)}\">{inner}</div>";

    private static string Label(Field field) => $"<label{Attributes(("class", Classes("govuk-label", field.LabelClasses)), ("for", field.Id))}>{Encode(field.Label)}</label>";

    private static string HintOf(Field field) => field.Hint.Length == 0 ? "" : $"<div id=\"{Encode(field.Id)}-hint\" class=\"govuk-hint\">{Encode(field.Hint)}</div>";

    private static string ErrorOf(Field field) => field.Error.Length == 0 ? ""
        : $"<p id=\"{Encode(field.Id)}-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Error:</span> {Encode(field.Error)}</p>";

    private static string Fieldset(Field field, string inner, string role = "") =>
        $"<fieldset{Attributes(("class", "govuk-fieldset"), ("role", role), ("aria-describedby", field.DescribedBy))}><legend{Attributes(("class", Classes("govuk-fieldset__legend", field.LabelClasses)))}>{Encode(field.Label)}</legend>{inner}</fieldset>";
}
