namespace OnRoll.Data.Simulation;

/// <summary>What England to make. The same options give the same bytes on any machine, on any day and with any number of threads.</summary>
public sealed record SimulationOptions
{
    /// <summary>The smallest share of England that is made.</summary>
    public const decimal LeastScale = 0.0001m;

    /// <summary>The largest: twice England.</summary>
    public const decimal MostScale = 2m;

    /// <summary>The longest past that is made. Bank holidays are known from 2012.</summary>
    public const int MostYears = 12;

    /// <summary>The day taken as today unless somebody says another: the collection day of autumn 2026, the first Thursday of October.</summary>
    public static DateOnly UsualDay { get; } = new(2026, 10, 1);

    /// <summary>The first and the last day that can be taken as today.</summary>
    public static (DateOnly First, DateOnly Last) Days { get; } = (new(2024, 9, 1), new(2027, 8, 31));

    /// <summary>The share of England's schools and children: 1 is full size.</summary>
    public required decimal Scale { get; init; }

    /// <summary>Another seed makes other children.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The day taken as today: nothing is known after it.</summary>
    public DateOnly On { get; init; } = UsualDay;

    /// <summary>How many years the registers reach back.</summary>
    public int Years { get; init; } = 10;

    /// <summary>Whether to make only schools, calendar and facts, and no list of names.</summary>
    public bool FactsOnly { get; init; }

    /// <summary>How many authorities are made at once.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The day on which the registers began, when each took in what was known already.</summary>
    internal DateOnly Start => On.AddYears(-Years);

    /// <exception cref="InvalidOperationException">One of them is outside what can be made.</exception>
    internal void Check()
    {
        if (Scale < LeastScale || Scale > MostScale || Years < 1 || Years > MostYears || On < Days.First || On > Days.Last)
        {
            throw new InvalidOperationException($"Scale {LeastScale} to {MostScale}, years 1 to {MostYears}, and a day from {Days.First:yyyy-MM-dd} to {Days.Last:yyyy-MM-dd} can be made");
        }
    }
}
