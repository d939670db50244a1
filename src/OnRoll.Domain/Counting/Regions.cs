using OnRoll.Domain.Identifiers;

namespace OnRoll.Domain.Counting;

/// <summary>The regions of England by a small number, so that a count by region costs what a count by authority does.</summary>
internal static class Regions
{
    private static readonly string[] Names = [.. Authorities.All.Select(authority => authority.RegionName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Prepend("")];
    private static readonly byte[] ByAuthority = Enumerable.Range(0, 256).Select(OfAuthority).ToArray();

    /// <param name="authority">An authority's index; 0, or one outside England, is in no region.</param>
    public static int IndexOf(byte authority) => ByAuthority[authority];

    public static string At(int index) => Names[index];

    private static byte OfAuthority(int index) =>
        index < Authorities.IndexCount && index > 0 && Authorities.Find(Authorities.At((byte)index)) is { } authority
            ? (byte)Array.IndexOf(Names, authority.RegionName)
            : (byte)0;
}
