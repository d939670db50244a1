namespace OnRoll.Domain.Schools;

/// <summary>What the schools register says of an establishment on the day its file was made.</summary>
/// <remarks>The numbers 1 to 4 are the register's own codes.</remarks>
public enum SchoolStatus
{
    /// <summary>The register's column is there but says nothing, or nothing we know.</summary>
    NotStated = 0,

    Open = 1,

    Closed = 2,

    /// <summary>Still open: its pupils are on a roll.</summary>
    OpenButProposedToClose = 3,

    /// <summary>Not open yet, and perhaps never.</summary>
    ProposedToOpen = 4,

    /// <summary>Not a code of the register: read from a list without a status column, which lists open schools.</summary>
    ListedAsOpen = 5,
}

/// <summary>The phase of education, in the register's own codes.</summary>
public enum Phase
{
    /// <summary>Independent schools and alternative provision.</summary>
    NotApplicable = 0,
    Nursery = 1,
    Primary = 2,
    MiddleDeemedPrimary = 3,
    Secondary = 4,
    MiddleDeemedSecondary = 5,
    SixteenPlus = 6,
    AllThrough = 7,
}
