namespace OnRoll.Domain.Linkage;

/// <summary>A record as it is compared: numbers alone, so that comparing two of them is quick. What it was made of is kept by whoever read it.</summary>
/// <param name="Given">Given and middle names in the <see cref="NameBook"/>; 0 if not known.</param>
/// <param name="Surname">Surname in the same book.</param>
/// <param name="Born">Date of birth as the eight digits YYYYMMDD, right or wrong; 0 if not known.</param>
/// <param name="Sex"><c>M</c>, <c>F</c>, or the blank.</param>
/// <param name="Postcode">Seven characters packed, <see cref="PackedText"/>; 0 if not known.</param>
/// <param name="Address">In the list of addresses; 0 if not known.</param>
/// <param name="Upn">Thirteen characters packed; 0 if not known.</param>
/// <param name="Nhs">Ten digits; 0 if not known.</param>
/// <param name="Marks">What is known of the identifiers.</param>
public readonly record struct LinkRecord(int Given, int Surname, int Born, char Sex, ulong Postcode, int Address, ulong Upn, ulong Nhs, RecordMarks Marks)
{
    public int Year => Born / 10000;

    public int MonthDay => Born % 10000;
}

/// <summary>What is known of a record's identifiers.</summary>
[Flags]
public enum RecordMarks
{
    None = 0,

    /// <summary>On the right side of a comparison across two lists.</summary>
    RightSide = 1,

    /// <summary>The UPN's check letter agrees, and it is no temporary one: two different such are two children, but for a clerk's decision.</summary>
    SoundUpn = 2,

    /// <summary>The NHS number's check digit agrees.</summary>
    SoundNhs = 4,
}
