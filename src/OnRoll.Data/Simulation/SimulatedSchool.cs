namespace OnRoll.Data.Simulation;

/// <summary>The phases that pupils are counted by.</summary>
internal enum SchoolPhase
{
    Primary,
    Secondary,
    Special,
    AlternativeProvision,
    Nursery,
    Independent,
}

/// <summary>A school of the synthetic England: a real one of the register, or one made up to bring the number to the published one.</summary>
/// <param name="Urn">Made-up schools have numbers from 900000 on, which the register has not issued.</param>
/// <param name="Establishment">Four digits within the authority, ours.</param>
/// <param name="FirstYear">The youngest year group: -2 and -1 nursery, 0 Reception.</param>
/// <param name="LastYear">The oldest, up to 13.</param>
/// <param name="Sex"><c>F</c> or <c>M</c> for a school whose name says so; otherwise blank.</param>
internal sealed record SimulatedSchool(string Urn, string Name, string Opened, string Town, string Postcode, string Authority,
    SchoolPhase Phase, int Establishment, int FirstYear, int LastYear, int Pupils, string Sex)
{
    /// <summary>Whether its roll is among the rolls that authorities receive.</summary>
    public bool SendsRoll => Phase is not SchoolPhase.Independent;

    /// <summary>How many of its pupils are of one year group, so that they add up to all.</summary>
    public int InYear(int year)
    {
        if (year < FirstYear || year > LastYear)
        {
            return 0;
        }

        // A nursery class and a sixth form are smaller than the years between.
        var total = 0;
        var before = 0;
        for (var at = FirstYear; at <= LastYear; at++)
        {
            before += at < year ? Share(at) : 0;
            total += Share(at);
        }

        return (Pupils * (before + Share(year)) / total) - (Pupils * before / total);
    }

    private int Share(int year) => Phase switch
    {
        SchoolPhase.Primary when year < 0 => 5,
        SchoolPhase.Secondary when year > 11 => 5,
        SchoolPhase.AlternativeProvision => year > 8 ? 10 : year > 6 ? 5 : 1,
        SchoolPhase.Special when year is < 1 or > 11 => 6,
        _ => 10,
    };
}
