using System.Globalization;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Counting;

/// <summary>What a count can be broken down by.</summary>
public enum Dimension
{
    Authority,
    Region,
    Reason,
    Table2,
    Sex,
    Age,
    Year,
    Weeks,
    Attribute,
}

/// <summary>Tells to which group a child belongs on a day.</summary>
/// <remarks>A child with several attributes belongs to a group for each; by every other dimension to one.</remarks>
public sealed class Grouping
{
    private readonly StatusSpans spans;
    private readonly Dimension[] dimensions;
    private readonly Dictionary<string, int> attributeIds = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> attributeNames = [""];

    public Grouping(StatusSpans spans, IReadOnlyList<Dimension> dimensions)
    {
        this.spans = spans;
        this.dimensions = [.. dimensions];
    }

    public IReadOnlyList<Dimension> Dimensions => dimensions;

    /// <summary>The names of the dimensions, as the command line and columns have them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["authority", "region", "reason", "table2", "sex", "age", "year", "weeks", "attribute"];

    public static bool TryParse(string name, out Dimension dimension)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                dimension = (Dimension)i;
                return true;
            }
        }

        dimension = default;
        return false;
    }

    /// <summary>Whether a group can change within a span, as a child grows older or waits longer.</summary>
    internal bool VariesWithinSpan => Array.Exists(dimensions, dimension => dimension is Dimension.Age or Dimension.Year or Dimension.Weeks);

    /// <summary>The groups of a span on one of its days.</summary>
    internal GroupKeys KeysOn(in StatusSpans.Span span, int day)
    {
        var key = default(GroupKey);
        var hasAttributes = false;
        foreach (var dimension in dimensions)
        {
            if (dimension is Dimension.Attribute)
            {
                hasAttributes = true;
                continue;
            }

            key = key.With((int)dimension, CodeOf(dimension, span, day));
        }

        return new(key, hasAttributes ? spans.Attributes(span.Labels.AttributeSet) : [], this);
    }

    /// <summary>The days after its first on which a span may pass to another group.</summary>
    internal IEnumerable<int> ChangesWithin(StatusSpans.Span span)
    {
        var birth = spans.Children[span.Child].Birth;
        foreach (var dimension in dimensions)
        {
            switch (dimension)
            {
                case Dimension.Weeks:
                    foreach (var start in LengthBand.Starts)
                    {
                        yield return span.Since + start - 1;
                    }

                    break;
                case Dimension.Age when birth is { } day:
                    for (var age = 0; age < 30; age++)
                    {
                        yield return Birthday.Of(day, age).DayNumber;
                    }

                    break;
                case Dimension.Year when birth is { } day:
                    for (var year = day.Year; year < day.Year + 30; year++)
                    {
                        yield return new DateOnly(year, 9, 1).DayNumber;
                    }

                    break;
            }
        }
    }

    internal int AttributeId(string name)
    {
        if (!attributeIds.TryGetValue(name, out var id))
        {
            attributeIds.Add(name, id = attributeNames.Count);
            attributeNames.Add(name);
        }

        return id;
    }

    /// <summary>The values of a group, one for each dimension; blank for what is not known.</summary>
    internal string[] Values(GroupKey key)
    {
        var values = new string[dimensions.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value(dimensions[i], Code(key, dimensions[i]));
        }

        return values;
    }

    /// <summary>The order in which groups are shown: by value, numbers as numbers.</summary>
    internal int Compare(GroupKey left, GroupKey right)
    {
        foreach (var dimension in dimensions)
        {
            var (one, other) = (Code(left, dimension), Code(right, dimension));
            var order = dimension is Dimension.Age or Dimension.Year or Dimension.Weeks or Dimension.Reason or Dimension.Table2
                ? one.CompareTo(other)
                : string.CompareOrdinal(Value(dimension, one), Value(dimension, other));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static int Code(GroupKey key, Dimension dimension) =>
        dimension is Dimension.Attribute ? key.Attribute : key[(int)dimension];

    private int CodeOf(Dimension dimension, in StatusSpans.Span span, int day) => dimension switch
    {
        Dimension.Authority => span.Labels.Authority,
        Dimension.Region => Regions.IndexOf(span.Labels.Authority),
        Dimension.Reason => span.Labels.Reason,
        Dimension.Table2 => Reasons.ToTable2(Reasons.At(span.Labels.Reason), span.Labels.WhereaboutsUnknown).Index,
        Dimension.Sex => (int)spans.Children[span.Child].Sex,
        Dimension.Age => spans.Children[span.Child].Birth is { } birth ? Birthday.AgeOn(birth, DateOnly.FromDayNumber(day)) + 1 : 0,
        Dimension.Year => spans.Children[span.Child].Birth is { } birth ? YearGroup.Of(birth, DateOnly.FromDayNumber(day)) + 10 : 0,
        Dimension.Weeks => LengthBand.Of(day - span.Since + 1),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension of one value"),
    };

    private string Value(Dimension dimension, int code) => dimension switch
    {
        Dimension.Authority => code == 0 ? "" : Authorities.At((byte)code).ToString(),
        Dimension.Region => Regions.At(code),
        Dimension.Reason or Dimension.Table2 => Reasons.At((byte)code)?.Slug ?? "",
        Dimension.Sex => Slugs.Sex.Of((Sex)code),
        Dimension.Age => code == 0 ? "" : (code - 1).ToString(CultureInfo.InvariantCulture),
        Dimension.Year => code == 0 ? "" : YearGroup.Code(code - 10),
        Dimension.Weeks => LengthBand.Label(code),
        Dimension.Attribute => attributeNames[code],
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension"),
    };
}

/// <summary>A group: a byte for each dimension of few values, packed, and the attribute's number.</summary>
internal readonly record struct GroupKey(ulong Packed, int Attribute)
{
    private const int Bits = 8;

    /// <summary>The value of the nth dimension of few values.</summary>
    public int this[int place] => (byte)(Packed >> (place * Bits));

    public GroupKey With(int place, int code) => this with { Packed = Packed | ((ulong)(byte)Math.Clamp(code, 0, byte.MaxValue) << (place * Bits)) };
}

/// <summary>The group, or with attributes the groups, that one child belongs to on a day.</summary>
internal readonly struct GroupKeys(GroupKey shared, IReadOnlyList<string> attributes, Grouping grouping)
{
    public int Count => Math.Max(1, attributes.Count);

    public GroupKey this[int index] =>
        attributes.Count == 0 ? shared : shared with { Attribute = grouping.AttributeId(attributes[index]) };
}
