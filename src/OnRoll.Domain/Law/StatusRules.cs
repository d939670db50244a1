namespace OnRoll.Domain.Law;

/// <summary>The dated figures that the definitions of status lean on.</summary>
public static class StatusRules
{
    /// <summary>From which school day of an exclusion full-time education is owed.</summary>
    public static readonly DatedRule<SixthDay> EducationForExcluded = new(
        "EXCL-6", "School day of an exclusion from which full-time education is owed",
        (new(2007, 9, 1), new SixthDay(6, false), new Provision("Education and Inspections Act 2006", "ss 100–101; SI 2007/1870 regs 3–4")),
        (new(2015, 1, 5), new SixthDay(6, true), new Provision("SI 2007/1870", "reg 3 as amended by SI 2014/3216")));

    /// <summary>The days at the end of compulsory school age in which section 19 turns on examinations still to be taken.</summary>
    public static readonly DatedRule<int> LastDaysOfDuty = new(
        "S19-6W", "Last days of compulsory school age in which the section 19 duty depends on examinations left",
        (new(1996, 11, 1), 42, new Provision("Education Act 1996", "s 19(1A)")));

    /// <summary>The share of possible attendance missed from which an absence is persistent.</summary>
    public static readonly DatedRule<decimal> PersistentAbsence = new(
        "ABS-P", "Share of possible sessions missed from which absence is persistent",
        (new(2005, 9, 1), 0.20m, new Provision("DfE guide to absence statistics", "(2016)", Force.Collection, Certainty.Reported)),
        (new(2010, 9, 1), 0.15m, new Provision("DfE guide to absence statistics", "(2016)", Force.Collection, Certainty.Reported)),
        (new(2015, 9, 1), 0.10m, new Provision("DfE guide to absence statistics", "(2016)", Force.Collection, Certainty.Reported)))
    {
        InWords = Percent,
    };

    /// <summary>The share of possible attendance missed from which an absence is severe.</summary>
    public static readonly DatedRule<decimal> SevereAbsence = new(
        "ABS-S", "Share of possible sessions missed from which absence is severe",
        (new(2021, 9, 1), 0.50m, new Provision("DfE pupil absence statistics", "", Force.Collection, Certainty.Unconfirmed)))
    {
        InWords = Percent,
    };

    /// <summary>The run of unauthorised school days that must be returned to the authority.</summary>
    public static readonly DatedRule<int> LongAbsence = new(
        "ABS-10", "Continuous school days of unauthorised absence that must be returned",
        (new(2006, 9, 1), 10, new Provision("SI 2006/1751", "reg 12(1)")),
        (new(2024, 8, 19), 10, new Provision("SI 2024/208", "reg 13", Force.Law, Certainty.Reported)));

    private static string Percent(decimal share) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{share * 100:0} %");
}

/// <summary>The day of an exclusion on which education is owed.</summary>
/// <param name="Day">Counted in school days; the first school day of the exclusion is day 1.</param>
/// <param name="AddsUp">Whether suspensions that follow each other with no school day between are counted as one.</param>
public sealed record SixthDay(int Day, bool AddsUp)
{
    public override string ToString() => AddsUp ? $"{Day} (consecutive, over one or several suspensions)" : $"{Day}";
}
