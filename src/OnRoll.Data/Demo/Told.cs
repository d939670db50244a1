using System.Globalization;
using System.Text;

namespace OnRoll.Data.Demo;

/// <summary>One thing the register was told of a child: a line of the facts file, before it is written.</summary>
/// <param name="Fact">The fact's name in the file.</param>
/// <param name="From"><c>null</c> for a birth of unknown date.</param>
/// <param name="To">The last day; <c>null</c> while it is still so.</param>
/// <param name="Known">The day on which the register learnt it.</param>
internal sealed record Told(string Fact, DateOnly? From, DateOnly? To, DateOnly Known)
{
    public const string Header = "child,fact,from,to,authority,place,kind,hours,detail,known\n";

    public string Authority { get; init; } = "";

    public string Place { get; init; } = "";

    public string Kind { get; init; } = "";

    public decimal? Hours { get; init; }

    public string Detail { get; init; } = "";

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes the line. Nothing a demonstration says holds a comma or a quote, so nothing is quoted.</summary>
    public void WriteTo(StringBuilder text, string child) =>
        text.Append(child).Append(',').Append(Fact).Append(',').Append(Iso(From)).Append(',').Append(Iso(To)).Append(',')
            .Append(Authority).Append(',').Append(Place).Append(',').Append(Kind).Append(',')
            .Append(Hours?.ToString("0.##", CultureInfo.InvariantCulture)).Append(',').Append(Detail).Append(',').Append(Iso(Known)).Append('\n');

    private static string Iso(DateOnly? day) => day is { } known ? Iso(known) : "";
}
