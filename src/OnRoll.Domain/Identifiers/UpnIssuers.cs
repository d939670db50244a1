namespace OnRoll.Domain.Identifiers;

/// <summary>The authority numbers that the school census accepts at positions 2 to 4 of a UPN, whether or not still in being.</summary>
/// <remarks>
/// Test 1530 of the school census as printed in 2018, with the authorities of 2019, 2021 and 2023 added. 660 to 681 are
/// Wales; 701 to 708 are islands and schools overseas.
/// </remarks>
internal static class UpnIssuers
{
    private static readonly (int First, int Last)[] Ranges =
    [
        (1, 5), (201, 213), (301, 320), (330, 336), (340, 344), (350, 359), (370, 373), (380, 384), (390, 394),
        (420, 420), (660, 681), (701, 708), (800, 803), (805, 808), (810, 813), (815, 816), (820, 823), (825, 826),
        (830, 831), (835, 841), (845, 846), (850, 852), (855, 857), (860, 861), (865, 896), (908, 909), (916, 916),
        (919, 919), (921, 921), (925, 926), (928, 929), (931, 931), (933, 933), (935, 938), (940, 943),
    ];

    public static bool Contains(int number) =>
        Array.Exists(Ranges, range => range.First <= number && number <= range.Last);
}
