using System.Text.Json.Serialization;
using OnRoll.Domain.Access;
using OnRoll.Domain.Casework;

namespace OnRoll.Domain.Orders;

/// <summary>A step on the way to a school attendance order, and after it.</summary>
public enum OrderStep : byte
{
    /// <summary>A letter asking to enrol or show evidence, before any notice.</summary>
    Warned = 0,

    /// <summary>Notice to satisfy the authority, Education Act 1996, s 437(1).</summary>
    NoticeServed,

    /// <summary>Notice of intention to serve an order, s 438 or s 439.</summary>
    IntentionServed,

    /// <summary>The order, s 437(3).</summary>
    OrderServed,

    /// <summary>Another school named, ss 440 and 441.</summary>
    SchoolSubstituted,

    /// <summary>Revoked, s 442.</summary>
    Revoked,

    /// <summary>Not complied with: to be considered for prosecution, s 443.</summary>
    NotComplied,

    /// <summary>The authority is satisfied; nothing more is served.</summary>
    Satisfied,
}

/// <param name="On">The day of service where the step is a service.</param>
/// <param name="School">The school named; empty where none is.</param>
public sealed record OrderStepTaken(DateOnly On, string Key, string By, OrderStep Step, string School, string Note) : CaseEntry(On, Key, By)
{
    [JsonIgnore]
    public override RecordPart Part => RecordPart.Orders;

    public override string Words => OrderSteps.NameOf(Step);

    public override string Text => Note;
}

/// <summary>What steps are called, and which may follow which.</summary>
public static class OrderSteps
{
    public static string NameOf(OrderStep step) => step switch
    {
        OrderStep.Warned => "Letter asking to enrol or show evidence",
        OrderStep.NoticeServed => "Notice to satisfy the authority served (s 437(1))",
        OrderStep.IntentionServed => "Notice of intention to serve an order served (s 438)",
        OrderStep.OrderServed => "School attendance order served (s 437(3))",
        OrderStep.SchoolSubstituted => "Another school named in the order (s 440)",
        OrderStep.Revoked => "Order revoked (s 442)",
        OrderStep.NotComplied => "Order not complied with; prosecution to be considered (s 443)",
        _ => "The authority is satisfied",
    };

    /// <summary>The clock that a step starts; <c>null</c>: none.</summary>
    public static string? ClockOf(OrderStep step) => step switch
    {
        OrderStep.Warned => "D17",
        OrderStep.NoticeServed => "D18",
        OrderStep.IntentionServed => "D19",
        _ => null,
    };

    /// <summary>What may follow the last step taken.</summary>
    /// <param name="last"><c>null</c>: nothing has been done yet, or what was done has ended.</param>
    public static IReadOnlyList<OrderStep> After(OrderStep? last) => last switch
    {
        null => [OrderStep.Warned, OrderStep.NoticeServed],
        OrderStep.Warned => [OrderStep.NoticeServed, OrderStep.Satisfied],
        OrderStep.NoticeServed => [OrderStep.IntentionServed, OrderStep.Satisfied],
        OrderStep.IntentionServed => [OrderStep.OrderServed, OrderStep.Satisfied],
        OrderStep.OrderServed or OrderStep.SchoolSubstituted => [OrderStep.SchoolSubstituted, OrderStep.Revoked, OrderStep.NotComplied],
        OrderStep.NotComplied => [OrderStep.Revoked],
        _ => [OrderStep.Warned, OrderStep.NoticeServed],
    };
}
