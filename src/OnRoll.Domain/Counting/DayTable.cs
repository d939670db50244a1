using System.Numerics;
using System.Runtime.InteropServices;

namespace OnRoll.Domain.Counting;

/// <summary>Figures by day and slot, those of a day side by side: steps up and down until summed, then counts.</summary>
/// <remarks>Spans come in order of their first day, so what is stepped on next lies near.</remarks>
internal sealed class DayTable(int days)
{
    private int width;
    private int[] cells = [];

    public Span<int> On(int day) => cells.AsSpan(day * width, width);

    /// <summary>Up on a day, and down on a later one; the day after the last of all is there to step down on.</summary>
    public void Step(int from, int to, int slot)
    {
        cells[(from * width) + slot]++;
        cells[(to * width) + slot]--;
    }

    /// <summary>Makes room for so many slots.</summary>
    public void Widen(int slots)
    {
        if (slots <= width)
        {
            return;
        }

        var wider = Math.Max(slots, 2 * width);
        var moved = new int[checked(wider * (days + 1))];
        for (var day = 0; width > 0 && day <= days; day++)
        {
            On(day).CopyTo(moved.AsSpan(day * wider));
        }

        (width, cells) = (wider, moved);
    }

    public void Add(DayTable other)
    {
        Widen(other.width); // it may be wider still than the other, which met fewer groups
        for (var day = 0; day <= days; day++)
        {
            Add(other.On(day), On(day)[..other.width]);
        }
    }

    /// <summary>Turns steps into counts.</summary>
    public void Sum()
    {
        for (var day = 1; day < days; day++)
        {
            Add(On(day - 1), On(day));
        }
    }

    /// <summary>How many pairs of slots are not both zero on a day, once summed.</summary>
    public int CountPairs(int day)
    {
        var count = 0;
        foreach (var pair in MemoryMarshal.Cast<int, long>(On(day)))
        {
            count += pair != 0 ? 1 : 0;
        }

        return count;
    }

    private static void Add(ReadOnlySpan<int> from, Span<int> to)
    {
        var adding = MemoryMarshal.Cast<int, Vector<int>>(from);
        var sums = MemoryMarshal.Cast<int, Vector<int>>(to);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += adding[i];
        }

        for (var i = sums.Length * Vector<int>.Count; i < to.Length; i++)
        {
            to[i] += from[i];
        }
    }
}
