namespace OnRoll.Web.Components;

/// <summary>What the components of a form have in common.</summary>
/// <param name="Name">The name it is sent under; also its id.</param>
/// <param name="Error">What is wrong with it; empty: nothing.</param>
public sealed record Field(string Name, string Label, string Hint = "", string Error = "", string Value = "")
{
    public string Id { get; init; } = Name;

    /// <summary>Further classes of the control.</summary>
    public string Classes { get; init; } = "";

    public string LabelClasses { get; init; } = "";

    public string Type { get; init; } = "text";

    public string Autocomplete { get; init; } = "";

    public string InputMode { get; init; } = "";

    public int Rows { get; init; } = 5;

    /// <summary>Whether what is typed is checked for spelling; <c>null</c>: as the browser does.</summary>
    public bool? SpellCheck { get; init; }

    internal string DescribedBy => Components.Html.Classes(Hint.Length > 0 ? $"{Id}-hint" : null, Error.Length > 0 ? $"{Id}-error" : null);
}

/// <summary>One of the answers to choose from.</summary>
public sealed record Option(string Value, string Text, string Hint = "", bool IsChosen = false);
