using System.Buffers;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Counting;

/// <summary>Counts on some days as one thread goes through blocks.</summary>
internal sealed class Stock(Grouping grouping, DayPlaces days, SpanQuestion question)
{
    private readonly DayTable table = new(days.Count);
    private readonly List<int> changes = [];

    public void Take(SpanBlock block)
    {
        var places = ArrayPool<int>.Shared.Rent(block.Head.Count);
        var found = places.AsSpan(0, SpanScan.Select(block, question, places));
        if (found.Length > 0)
        {
            if (grouping.VariesWithinSpan)
            {
                AddChanging(block, found);
            }
            else if (grouping.SlotsOf(block) is not { } slots)
            {
                AddToSeveral(block, found);
            }
            else if (days.Count == 1)
            {
                AddOnDay(block, found, slots);
            }
            else
            {
                AddSteps(block, found, slots);
            }
        }

        ArrayPool<int>.Shared.Return(places);
    }

    public void Merge(Stock other) => table.Add(other.table);

    public StockRow[] Rows(IReadOnlyList<DateOnly> on)
    {
        var isOneFigure = grouping.Dimensions.Count == 0;
        if (isOneFigure)
        {
            grouping.SlotOf(default, Tri.True); // shown even if nobody was met
        }

        var groups = grouping.InOrder();
        table.Widen(grouping.Slots);
        table.Sum();
        var begins = new int[on.Count + 1];
        for (var day = 0; day < on.Count; day++)
        {
            begins[day + 1] = begins[day] + (isOneFigure ? 1 : table.CountPairs(day));
        }

        var rows = new StockRow[begins[^1]];
        if (on.Count == 1)
        {
            Fill(0);
        }
        else
        {
            Parallel.For(0, on.Count, Fill);
        }

        return rows;

        void Fill(int day)
        {
            var next = begins[day];
            var figures = table.On(day);
            foreach (ref readonly var group in groups.AsSpan())
            {
                var (isTrue, unknown) = (figures[2 * group.Number], figures[(2 * group.Number) + 1]);
                if ((isTrue | unknown) != 0 || isOneFigure)
                {
                    rows[next++] = new(on[day], group.Values, isTrue, unknown);
                }
            }
        }
    }

    private void AddOnDay(SpanBlock block, ReadOnlySpan<int> found, int[] slots)
    {
        table.Widen(grouping.Slots);
        var numbers = block.LabelNumbers;
        var figures = table.On(0);
        foreach (var place in found)
        {
            figures[slots[numbers[place]]]++;
        }
    }

    // Several days: a step up on the first of them that a span holds on and down after the last.
    private void AddSteps(SpanBlock block, ReadOnlySpan<int> found, int[] slots)
    {
        table.Widen(grouping.Slots);
        var firsts = block.Firsts;
        var lasts = block.Lasts;
        var numbers = block.LabelNumbers;
        foreach (var place in found)
        {
            table.Step(days.AtOrAfter(firsts[place]), days.After(lasts[place]), slots[numbers[place]]);
        }
    }

    // A label counts in a group for each of its attributes.
    private void AddToSeveral(SpanBlock block, ReadOnlySpan<int> found)
    {
        var firsts = block.Firsts;
        var lasts = block.Lasts;
        var numbers = block.LabelNumbers;
        var slotsOf = new int[block.Labels.Count][];
        foreach (var place in found)
        {
            var (from, to) = (days.AtOrAfter(firsts[place]), days.After(lasts[place]));
            foreach (var slot in slotsOf[numbers[place]] ??= SlotsOf(block.Labels[numbers[place]]))
            {
                table.Step(from, to, slot);
            }
        }
    }

    // Groups by age, year or length: the span is cut where it passes from one to the next.
    private void AddChanging(SpanBlock block, ReadOnlySpan<int> found)
    {
        var firsts = block.Firsts;
        var lasts = block.Lasts;
        var numbers = block.LabelNumbers;
        var sinces = block.Sinces;
        var births = block.Births;
        var keysOf = new GroupKey[block.Labels.Count][];
        foreach (var place in found)
        {
            var label = block.Labels[numbers[place]];
            var keys = keysOf[numbers[place]] ??= grouping.KeysOf(label);
            var (from, end) = (days.AtOrAfter(firsts[place]), days.After(lasts[place]));
            if (from == end)
            {
                continue;
            }

            changes.Clear();
            if (end - from > 1)
            {
                grouping.ChangesWithin(sinces[place], births[place], days[from], days[end - 1], changes);
            }

            for (var i = 0; i <= changes.Count; i++)
            {
                var to = i < changes.Count ? days.AtOrAfter(changes[i]) : end;
                if (from == to)
                {
                    continue;
                }

                foreach (var key in keys)
                {
                    var slot = grouping.SlotOf(grouping.On(key, sinces[place], births[place], days[from]), label.Result);
                    table.Widen(grouping.Slots);
                    table.Step(from, to, slot);
                }

                from = to;
            }
        }
    }

    private int[] SlotsOf(SpanLabel label)
    {
        int[] slots = [.. grouping.KeysOf(label).Select(key => grouping.SlotOf(key, label.Result))];
        table.Widen(grouping.Slots);
        return slots;
    }
}

/// <summary>Some days in order, and which of them comes first on or after a day.</summary>
internal sealed class DayPlaces
{
    private readonly int[] numbers;
    private readonly int[] placeOf;

    public DayPlaces(IReadOnlyList<DateOnly> days)
    {
        numbers = [.. days.Select(day => day.DayNumber)];
        placeOf = new int[numbers[^1] - numbers[0] + 1];
        for (int day = numbers[0], place = 0; day <= numbers[^1]; day++)
        {
            placeOf[day - numbers[0]] = place;
            place += numbers[place] == day ? 1 : 0;
        }
    }

    public int Count => numbers.Length;

    public int this[int place] => numbers[place];

    /// <summary>The place of the first that is not before a day; their count if all are before it.</summary>
    public int AtOrAfter(int day) => day <= numbers[0] ? 0 : day > numbers[^1] ? numbers.Length : placeOf[day - numbers[0]];

    /// <summary>The place of the first that is after a day.</summary>
    public int After(int day) => day >= numbers[^1] ? numbers.Length : AtOrAfter(day + 1);
}
