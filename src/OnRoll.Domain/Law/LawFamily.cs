namespace OnRoll.Domain.Law;

/// <summary>The chapters of the law book, in its order.</summary>
public enum LawFamily
{
    SchoolAge,
    RegistersAndReturns,
    Deletion,
    AttendanceCodes,
    StatusDefinitions,
    Clocks,
    Exclusion,
    Admissions,
    AttendanceOrders,
    Travelling,
    Guidance,
    Counting,
    TheActOf2026,
}
