namespace OnRoll.Domain.Linkage;

/// <summary>A rough key of how a name sounds: consonants in classes, vowels passed over after the first letter, doubles once.</summary>
/// <remarks>For blocking alone: names that share a key are compared, nothing is concluded. After Soundex (Russell and Odell, US patent 1,261,167), with six consonants instead of three and the beginnings that are spelled in several ways brought together.</remarks>
internal static class Sounds
{
    private const string Classes = "01230120022455012623010202"; // A to Z; 0: passed over

    public static int Of(string name)
    {
        if (name.Length == 0)
        {
            return 0;
        }

        var key = First(name);
        var last = ClassOf(name[0]);
        var taken = 0;
        for (var i = 1; i < name.Length && taken < 5; i++)
        {
            var now = ClassOf(name[i]);
            if (now != 0 && now != last)
            {
                key = (key * 7) + now;
                taken++;
            }

            if (name[i] is not ('H' or 'W'))
            {
                last = now;
            }
        }

        return key;
    }

    private static int ClassOf(char letter) => letter is >= 'A' and <= 'Z' ? Classes[letter - 'A'] - '0' : letter < 128 ? 0 : 1 + (letter % 6);

    private static int First(string name) => name[0] switch
    {
        'K' or 'C' or 'Q' => 'C',
        'Y' or 'J' or 'I' or 'E' => 'J',
        'F' or 'P' when name.Length > 1 && (name[0] == 'F' || name[1] == 'H') => 'F',
        'Z' or 'S' => 'S',
        'O' or 'U' or 'A' => 'A',
        'V' or 'W' => 'W',
        var other => other,
    };
}
