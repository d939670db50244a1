namespace OnRoll.Domain.Tests.Oracle;

/// <summary>A line of a facts file, every field exactly as in the file; <c>""</c> is blank.</summary>
public sealed record OracleLine(
    string Child, string Fact, string From, string To, string Authority,
    string Place, string Kind, string Hours, string Detail, string Known)
{
    public const string Header = "child,fact,from,to,authority,place,kind,hours,detail,known";

    public string Csv => string.Join(',', Child, Fact, From, To, Authority, Place, Kind, Hours, Detail, Known);

    /// <summary>Reads the ten columns in the order of <see cref="Header"/>; what is missing at the end is blank. No quotes.</summary>
    public static OracleLine Parse(string csv)
    {
        var fields = csv.Split(',');
        string Field(int at) => at < fields.Length ? fields[at].Trim() : "";
        return new(Field(0), Field(1), Field(2), Field(3), Field(4), Field(5), Field(6), Field(7), Field(8), Field(9));
    }

    public override string ToString() => Csv;
}
