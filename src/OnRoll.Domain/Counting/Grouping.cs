using System.Collections.Concurrent;
using System.Globalization;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Counting;

/// <summary>Tells to which group a child belongs on a day, and numbers the groups, so that a count is a place in an array.</summary>
/// <remarks>
/// A child with several attributes belongs to a group for each; by every other dimension to one. Several threads may ask at once.
/// </remarks>
internal sealed class Grouping
{
    private static readonly string[] AuthorityCodes =
        [.. Enumerable.Range(0, Authorities.IndexCount).Select(index => Authorities.At((byte)index).ToString())];

    private readonly Dimension[] dimensions;
    private readonly bool byAttribute;
    private readonly Lock naming = new();
    private readonly Dictionary<string, int> attributeIds = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> attributeNames = [""];
    private readonly ConcurrentDictionary<GroupKey, int> numbers = [];
    private Group[] inOrder = [];
    private volatile int count;

    public Grouping(IReadOnlyList<Dimension> dimensions)
    {
        this.dimensions = [.. dimensions];
        byAttribute = this.dimensions.Contains(Dimension.Attribute);
        VariesWithinSpan = Array.Exists(this.dimensions, dimension => dimension is Dimension.Age or Dimension.Year or Dimension.Weeks);
    }

    public IReadOnlyList<Dimension> Dimensions => dimensions;

    /// <summary>Whether a group can change within a span, as a child grows older or waits longer.</summary>
    public bool VariesWithinSpan { get; }

    /// <summary>The groups of a label, as far as the label alone tells them.</summary>
    public GroupKey[] KeysOf(in SpanLabel label)
    {
        var key = KeyOf(label);
        var names = byAttribute ? label.Attributes.Names : [];
        return names.Count == 0 ? [key] : [.. names.Select(name => key with { Attribute = AttributeId(name) })];
    }

    /// <summary>Where the figure of each label of a block stands; <c>null</c> where a label may be in several groups, or pass from one to another.</summary>
    /// <remarks>Worked out once for a block: whoever holds blocks in memory asks of them again and again.</remarks>
    public int[]? SlotsOf(SpanBlock block)
    {
        if (byAttribute || VariesWithinSpan)
        {
            return null;
        }

        if (block.Slots is { } known && ReferenceEquals(known.By, this))
        {
            return known.OfLabel;
        }

        var slots = new int[block.Labels.Count];
        for (var label = 0; label < slots.Length; label++)
        {
            slots[label] = SlotOf(KeyOf(block.Labels[label]), block.Labels[label].Result);
        }

        block.Slots = new(this, slots);
        return slots;
    }

    /// <summary>Where the figure of a group stands among all figures of a day: those of true and unknown of each group side by side.</summary>
    public int SlotOf(GroupKey key, Tri result) => (2 * NumberOf(key)) + (result is Tri.True ? 0 : 1);

    /// <summary>How many slots there are so far.</summary>
    public int Slots => 2 * count;

    /// <summary>Every group met so far, in the order in which they are shown.</summary>
    public Group[] InOrder()
    {
        lock (naming)
        {
            if (inOrder.Length != count)
            {
                var groups = numbers.ToArray();
                Array.Sort(groups, (left, right) => Compare(left.Key, right.Key));
                inOrder = Array.ConvertAll(groups, group => new Group(group.Value, Values(group.Key)));
            }

            return inOrder;
        }
    }

    /// <summary>Whether it breaks down by these dimensions.</summary>
    public bool IsBy(IReadOnlyList<Dimension> others) => dimensions.SequenceEqual(others);

    /// <summary>A group of a label on a day of a span, with what changes by the calendar.</summary>
    /// <param name="birth"><see cref="KnownSpan.NotKnown"/> if it is not known.</param>
    public GroupKey On(GroupKey key, int since, int birth, int day)
    {
        foreach (var dimension in dimensions)
        {
            key = dimension switch
            {
                Dimension.Age when birth >= 0 => key.With(dimension, Birthday.AgeOn(DateOnly.FromDayNumber(birth), DateOnly.FromDayNumber(day)) + 1),
                Dimension.Year when birth >= 0 => key.With(dimension, YearGroup.Of(DateOnly.FromDayNumber(birth), DateOnly.FromDayNumber(day)) + 10),
                Dimension.Weeks => key.With(dimension, LengthBand.Of(day - since + 1)),
                _ => key,
            };
        }

        return key;
    }

    /// <summary>Fills in the days after one and up to another on which a span may pass to another group, in order, none twice.</summary>
    public void ChangesWithin(int since, int birth, int after, int upTo, List<int> days)
    {
        days.Clear();
        foreach (var dimension in dimensions)
        {
            switch (dimension)
            {
                case Dimension.Weeks:
                    foreach (var start in LengthBand.Starts)
                    {
                        days.Add(since + start - 1);
                    }

                    break;
                case Dimension.Age when birth >= 0:
                    for (var age = 0; age < 30; age++)
                    {
                        days.Add(Birthday.Of(DateOnly.FromDayNumber(birth), age).DayNumber);
                    }

                    break;
                case Dimension.Year when birth >= 0:
                    var first = DateOnly.FromDayNumber(birth).Year;
                    for (var year = first; year < Math.Min(first + 30, DateOnly.MaxValue.Year); year++)
                    {
                        days.Add(new DateOnly(year, 9, 1).DayNumber);
                    }

                    break;
            }
        }

        days.RemoveAll(day => day <= after || day > upTo);
        days.Sort();
        for (var i = days.Count - 1; i > 0; i--)
        {
            if (days[i] == days[i - 1])
            {
                days.RemoveAt(i);
            }
        }
    }

    /// <summary>The values of a group, one for each dimension; blank for what is not known.</summary>
    public string[] Values(GroupKey key)
    {
        var values = new string[dimensions.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value(dimensions[i], key[dimensions[i]]);
        }

        return values;
    }

    /// <summary>The order in which groups are shown: by value, numbers as numbers.</summary>
    public int Compare(GroupKey left, GroupKey right)
    {
        foreach (var dimension in dimensions)
        {
            var (one, other) = (left[dimension], right[dimension]);
            var order = dimension switch
            {
                Dimension.Attribute => string.CompareOrdinal(attributeNames[one], attributeNames[other]),
                Dimension.Sex => string.CompareOrdinal(Value(dimension, one), Value(dimension, other)),
                _ => one.CompareTo(other), // authorities and regions are numbered in the order of their codes and names
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private GroupKey KeyOf(in SpanLabel label)
    {
        var key = default(GroupKey);
        foreach (var dimension in dimensions)
        {
            key = CodeOf(dimension, label) is { } code ? key.With(dimension, code) : key;
        }

        return key;
    }

    // From 0, in the order in which groups are first met.
    private int NumberOf(GroupKey key)
    {
        if (numbers.TryGetValue(key, out var number))
        {
            return number;
        }

        lock (naming)
        {
            if (!numbers.TryGetValue(key, out number))
            {
                number = count;
                count++; // before the number can be seen, so that nobody meets one there is no room for
                numbers[key] = number;
            }

            return number;
        }
    }

    private int AttributeId(string name)
    {
        lock (naming) // two threads may count at once
        {
            if (!attributeIds.TryGetValue(name, out var id))
            {
                attributeIds.Add(name, id = attributeNames.Count);
                attributeNames.Add(name);
            }

            return id;
        }
    }

    private static int? CodeOf(Dimension dimension, in SpanLabel label) => dimension switch
    {
        Dimension.Authority => label.Authority,
        Dimension.Region => Regions.IndexOf(label.Authority),
        Dimension.Reason => label.Reason,
        Dimension.Table2 => Reasons.ToTable2(Reasons.At(label.Reason), label.WhereaboutsUnknown).Index,
        Dimension.Sex => (int)label.Sex,
        _ => null,
    };

    private string Value(Dimension dimension, int code) => dimension switch
    {
        Dimension.Authority => AuthorityCodes[code],
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

/// <summary>A group that was met: its number, and its values in words, shared by every row.</summary>
internal readonly record struct Group(int Number, string[] Values);

/// <summary>A group: a byte for each dimension of few values, packed, and the attribute's number.</summary>
internal readonly record struct GroupKey(ulong Packed, int Attribute)
{
    public const int Bits = 8;

    /// <summary>The value of a dimension.</summary>
    public int this[Dimension dimension] => dimension is Dimension.Attribute ? Attribute : (byte)(Packed >> ((int)dimension * Bits));

    /// <summary>With the value of a dimension that had none.</summary>
    public GroupKey With(Dimension dimension, int code) =>
        this with { Packed = Packed | ((ulong)(byte)Math.Clamp(code, 0, byte.MaxValue) << ((int)dimension * Bits)) };
}
