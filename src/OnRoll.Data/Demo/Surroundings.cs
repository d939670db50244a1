namespace OnRoll.Data.Demo;

/// <summary>What lies round an area: the authorities that families come from and go to, and the schools there.</summary>
internal abstract class Surroundings
{
    /// <summary>An authority near by, other than this one.</summary>
    public abstract string Neighbour(string authority, Chance chance);

    /// <summary>What the register has for the school of a child in another area.</summary>
    public abstract string School(string authority, Childhood child, DateOnly day, Chance chance);
}

/// <summary>London and round it, of whose schools outside the area the demonstration knows no more than where they are.</summary>
internal sealed class RoundLondon : Surroundings
{
    private static readonly string[] Codes = ["202", "204", "206", "211", "213", "302", "304", "308", "309", "316", "845", "919"];

    public override string Neighbour(string authority, Chance chance) => chance.Pick([.. Codes.Where(code => code != authority)]);

    public override string School(string authority, Childhood child, DateOnly day, Chance chance) => $"school in {authority}";
}
