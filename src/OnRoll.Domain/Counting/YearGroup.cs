namespace OnRoll.Domain.Counting;

/// <summary>National curriculum year from the birth date: academic years begin on 1 September.</summary>
public static class YearGroup
{
    /// <summary>0 for Reception, 1 to 11 and on; below 0 for nursery years.</summary>
    public static int Of(DateOnly birth, DateOnly day) => AcademicYearOf(day) - AcademicYearOf(birth) - 5;

    /// <summary>As the code sets write it: <c>R</c>, <c>1</c> … <c>14</c>, <c>N1</c>, <c>N2</c>, earlier <c>E2</c>, <c>E1</c>.</summary>
    public static string Code(int year) => year switch
    {
        0 => "R",
        -1 => "N2",
        -2 => "N1",
        < -2 => year == -3 ? "E2" : "E1",
        _ => year.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The calendar year in which the academic year of a day began.</summary>
    public static int AcademicYearOf(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;
}
