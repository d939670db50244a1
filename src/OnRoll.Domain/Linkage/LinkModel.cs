namespace OnRoll.Domain.Linkage;

/// <summary>How often records of one child, of brothers and sisters, of twins and of strangers agree in each field, and how many such pairs there are.</summary>
/// <remarks>
/// <para>Fellegi and Sunter's model (I. P. Fellegi and A. B. Sunter, "A Theory for Record Linkage", Journal of the American Statistical Association 64, 1969) with four classes instead of two:
/// a family shares surname, postcode and address, and that is one piece of evidence for one household, not three for one child.</para>
/// <para>All chances are of a level among pairs in which there was something to compare; where there was not, nothing is learnt. Odds are of a pair drawn from all pairs, not from those that were brought together.</para>
/// </remarks>
public sealed class LinkModel
{
    private const double SameGivenInFamily = 0.0005;
    private const double SharedGivenPartInFamily = 0.03;
    private const double SameBirthDateUnlessTwins = 0.0005;
    private const double SameIdentifierInFamily = 0.0005;
    private const double LikeIdentifierInFamily = 0.02;
    private const double LikeNamesThatAreTwo = 2.3; // a tenth

    private readonly double[][] match;
    private readonly double[][] strangers;
    private readonly double[][] family;

    private LinkModel(double[][] match, double[][] strangers, double[][] family, ClassShares shares) =>
        (this.match, this.strangers, this.family, Shares) = (match, strangers, family, shares);

    /// <summary>What share of all pairs is of each class.</summary>
    public ClassShares Shares { get; }

    /// <summary>The shipped figures, for records of which too few are at hand to learn from them.</summary>
    public static LinkModel Shipped(ClassShares shares) => new(Copy(Figures.Match), Copy(Figures.Strangers), Copy(Figures.Family), shares);

    /// <summary>A model of these figures, each field's smoothed so that no level is impossible.</summary>
    internal static LinkModel Of(double[][] match, double[][] strangers, double[][] family, ClassShares shares) => new(match, strangers, family, shares);

    internal double[][] MatchFigures => match;

    internal double[][] StrangerFigures => strangers;

    internal double[][] FamilyFigures => family;

    /// <summary>How much likelier what was found is for one child than for strangers, as a natural logarithm; by field, for telling.</summary>
    public double Weight(in Compared found, LinkField field)
    {
        var level = found[field];
        if (level == Levels.None)
        {
            return 0;
        }

        var rarity = Rarity(found, field);
        var weight = Math.Log(match[(int)field][level]) - (double.IsNaN(rarity) ? Math.Log(strangers[(int)field][level]) : rarity);
        return field == LinkField.Given && found.BothCommon ? weight - LikeNamesThatAreTwo : weight;
    }

    /// <summary>What each class makes of a pair: the logarithm of its share of all pairs times the chance of what was found, in proportion to the chance among strangers.</summary>
    public ClassScores Score(in Compared found)
    {
        var (child, siblings, twins) = (0.0, 0.0, 0.0);
        for (var field = LinkField.Given; field <= LinkField.Other; field++)
        {
            if (found[field] == Levels.None)
            {
                continue;
            }

            child += Weight(found, field);
            var inFamily = InFamily(found, field);
            siblings += inFamily;
            twins += field == LinkField.Born ? Weight(found, field) : inFamily;
        }

        return new(Math.Log(Shares.Match) + child, Math.Log(Shares.Siblings) + siblings, Math.Log(Shares.Twins) + twins, Math.Log(Shares.Strangers));
    }

    private double InFamily(in Compared found, LinkField field)
    {
        var level = found[field];
        var rarity = Rarity(found, field);
        var chance = double.IsNaN(rarity) ? Math.Log(strangers[(int)field][level]) : rarity;
        return field switch
        {
            // Where both names are the same, the rarity of the two together stands with the surname.
            LinkField.Given when level == Levels.Exact => Math.Log(SameGivenInFamily) - (found[LinkField.Surname] == Levels.Exact ? 0 : chance),
            LinkField.Given when level == 2 => Math.Log(SharedGivenPartInFamily) - chance,
            LinkField.Surname when level == 8 => Math.Log(SameGivenInFamily) - chance,
            LinkField.Surname or LinkField.Place => Math.Log(family[(int)field][level]) - chance,
            LinkField.Born when level == Levels.Exact => Math.Log(SameBirthDateUnlessTwins) - chance,
            LinkField.Upn or LinkField.Nhs when level == Levels.Exact => Math.Log(SameIdentifierInFamily) - chance,
            LinkField.Upn or LinkField.Nhs when level == 2 => Math.Log(LikeIdentifierInFamily) - chance,
            _ => 0,
        };
    }

    private static double Rarity(in Compared found, LinkField field) => field switch
    {
        LinkField.Given => found.GivenRarity,
        LinkField.Surname => found.SurnameRarity,
        LinkField.Born => found.BornRarity,
        _ => double.NaN,
    };

    private static double[][] Copy(double[][] figures) => [.. figures.Select(static field => (double[])field.Clone())];
}

/// <summary>What share of all pairs of records is of one child, of brothers and sisters, of twins; the rest are strangers.</summary>
public readonly record struct ClassShares(double Match, double Siblings, double Twins)
{
    public double Strangers => Math.Max(1e-9, 1 - Match - Siblings - Twins);
}

/// <summary>The four classes' claims on a pair, as natural logarithms, in proportion to one another.</summary>
public readonly record struct ClassScores(double Match, double Siblings, double Twins, double Strangers)
{
    /// <summary>The odds that the pair is one child, as a natural logarithm.</summary>
    public double LogOdds
    {
        get
        {
            var most = Math.Max(Siblings, Math.Max(Twins, Strangers));
            return Match - most - Math.Log(Math.Exp(Siblings - most) + Math.Exp(Twins - most) + Math.Exp(Strangers - most));
        }
    }

    /// <summary>The chance that the pair is one child, from 0 to 1.</summary>
    public double Probability => 1 / (1 + Math.Exp(-LogOdds));
}
