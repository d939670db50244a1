using System.Buffers;
using System.Runtime.InteropServices;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Counting;

/// <summary>Counts on some days as one thread goes through blocks.</summary>
internal sealed class Stock(Grouping grouping, DayPlaces days, SpanQuestion question)
{
    private readonly Dictionary<GroupKey, Cells> cells = [];
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
            else if (days.Count == 1)
            {
                AddOnDay(block, found);
            }
            else
            {
                AddSteps(block, found);
            }
        }

        ArrayPool<int>.Shared.Return(places);
    }

    public void Merge(Stock other)
    {
        foreach (var (key, cell) in other.cells)
        {
            Of(key).Add(cell);
        }
    }

    public List<StockRow> Rows(IReadOnlyList<DateOnly> on)
    {
        if (grouping.Dimensions.Count == 0)
        {
            Of(default);
        }

        var groups = cells.ToList();
        grouping.Sort(groups);
        var values = groups.ConvertAll(group => grouping.Values(group.Key));
        var count = 0;
        foreach (var (_, cell) in groups)
        {
            cell.Sum();
            count += cell.Held(on.Count);
        }

        var rows = new List<StockRow>(count);
        for (var i = 0; i < on.Count; i++)
        {
            for (var group = 0; group < groups.Count; group++)
            {
                var cell = groups[group].Value;
                if (values[group].Length == 0 || cell.True[i] + cell.Unknown[i] > 0)
                {
                    rows.Add(new(on[i], values[group], cell.True[i], cell.Unknown[i]));
                }
            }
        }

        return rows;
    }

    // One day: how often each label occurs says it all.
    private void AddOnDay(SpanBlock block, ReadOnlySpan<int> found)
    {
        var often = new int[block.Labels.Count];
        var numbers = block.LabelNumbers;
        foreach (var place in found)
        {
            often[numbers[place]]++;
        }

        var keys = grouping.KeysOf(block);
        for (var label = 0; label < often.Length; label++)
        {
            if (often[label] == 0)
            {
                continue;
            }

            if (keys is not null)
            {
                Of(keys[label]).Of(block.Labels[label].Result)[0] += often[label];
                continue;
            }

            foreach (var steps in StepsOf(block.Labels[label]))
            {
                steps[0] += often[label];
            }
        }
    }

    // Several days: a step up on the first of them that a span holds on and down after the last.
    private void AddSteps(SpanBlock block, ReadOnlySpan<int> found)
    {
        var firsts = block.Firsts;
        var lasts = block.Lasts;
        var numbers = block.LabelNumbers;
        if (grouping.KeysOf(block) is { } keys)
        {
            AddSteps(block, found, keys);
            return;
        }

        var stepsOf = new int[block.Labels.Count][][];
        foreach (var place in found)
        {
            var (from, to) = (days.AtOrAfter(firsts[place]), days.After(lasts[place]));
            foreach (var steps in stepsOf[numbers[place]] ??= StepsOf(block.Labels[numbers[place]]))
            {
                steps[from]++;
                steps[to]--;
            }
        }
    }

    // The same where each label is in one group.
    private void AddSteps(SpanBlock block, ReadOnlySpan<int> found, GroupKey[] keys)
    {
        var firsts = block.Firsts;
        var lasts = block.Lasts;
        var numbers = block.LabelNumbers;
        var stepsOf = new int[keys.Length][];
        foreach (var place in found)
        {
            var number = numbers[place];
            var steps = stepsOf[number] ??= Of(keys[number]).Of(block.Labels[number].Result);
            steps[days.AtOrAfter(firsts[place])]++;
            steps[days.After(lasts[place])]--;
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
                    var steps = Of(grouping.On(key, sinces[place], births[place], days[from])).Of(label.Result);
                    steps[from]++;
                    steps[to]--;
                }

                from = to;
            }
        }
    }

    private int[][] StepsOf(SpanLabel label) => [.. grouping.KeysOf(label).Select(key => Of(key).Of(label.Result))];

    private Cells Of(GroupKey key) =>
        CollectionsMarshal.GetValueRefOrAddDefault(cells, key, out _) ??= new(days.Count);

    /// <summary>Steps up and down at each day until summed; then the figures.</summary>
    private sealed class Cells(int days)
    {
        public int[] True { get; } = new int[days + 1];

        public int[] Unknown { get; } = new int[days + 1];

        public int[] Of(Tri result) => result is Tri.True ? True : Unknown;

        public void Add(Cells other)
        {
            for (var i = 0; i < True.Length; i++)
            {
                True[i] += other.True[i];
                Unknown[i] += other.Unknown[i];
            }
        }

        /// <summary>On how many of the days there is anyone.</summary>
        public int Held(int days)
        {
            var held = 0;
            for (var i = 0; i < days; i++)
            {
                held += True[i] + Unknown[i] > 0 ? 1 : 0;
            }

            return held;
        }

        public void Sum()
        {
            for (var i = 1; i < True.Length - 1; i++)
            {
                True[i] += True[i - 1];
                Unknown[i] += Unknown[i - 1];
            }
        }
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
