using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OnRoll.Domain.Enquiries;
using OnRoll.Domain.Escalations;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Orders;
using OnRoll.Domain.Placement;
using OnRoll.Domain.Referrals;

namespace OnRoll.Domain.Casework;

/// <summary>The kinds of entry in a case log, by the words that a store keeps them under, and how each is written there.</summary>
/// <remarks>The words are for ever: they are added to, never changed. So are the names of the entries' properties, which are kept as they stand.</remarks>
public static class CaseEntries
{
    private static readonly Dictionary<string, Type> ByWord = new(StringComparer.Ordinal)
    {
        ["referred"] = typeof(Referred),
        ["referrer"] = typeof(ReferrerNamed),
        ["referral-decided"] = typeof(ReferralDecided),
        ["triaged"] = typeof(Triaged),
        ["moved"] = typeof(Moved),
        ["assigned"] = typeof(Assigned),
        ["noted"] = typeof(Noted),
        ["task-set"] = typeof(TaskSet),
        ["task-done"] = typeof(TaskDone),
        ["ranked"] = typeof(Ranked),
        ["reviewed"] = typeof(Reviewed),
        ["escalated"] = typeof(Escalated),
        ["escalation-acknowledged"] = typeof(EscalationAcknowledged),
        ["hold-placed"] = typeof(HoldPlaced),
        ["hold-lifted"] = typeof(HoldLifted),
        ["enquiry-made"] = typeof(EnquiryMade),
        ["enquiry-excused"] = typeof(EnquiryExcused),
        ["enquiries-signed"] = typeof(EnquiriesSigned),
        ["attached"] = typeof(Attached),
        ["letter-sent"] = typeof(LetterSent),
        ["order-step"] = typeof(OrderStepTaken),
        ["fair-access"] = typeof(FairAccessTaken),
        ["closure-proposed"] = typeof(ClosureProposed),
        ["closure-decided"] = typeof(ClosureDecided),
        ["reopened"] = typeof(Reopened),
        ["hand-over-offered"] = typeof(HandOverOffered),
        ["hand-over-answered"] = typeof(HandOverAnswered),
        ["person-described"] = typeof(PersonDescribed),
        ["person-ended"] = typeof(PersonEnded),
        ["household-tied"] = typeof(HouseholdTied),
        ["household-untied"] = typeof(HouseholdUntied),
        ["put-to-panel"] = typeof(PutToPanel),
        ["panel-decided"] = typeof(PanelDecided),
        ["provision-attended"] = typeof(ProvisionAttended),
    };

    private static readonly Dictionary<Type, string> ByType = ByWord.ToDictionary(pair => pair.Value, pair => pair.Key);

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // never put into a page as it stands
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatFollows } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new AuthorityCodes() },
    };

    /// <summary>Every kind there is.</summary>
    public static IReadOnlyCollection<Type> Kinds => ByType.Keys;

    /// <summary>The word a store keeps an entry's kind under.</summary>
    public static string WordOf(CaseEntry entry) => ByType[entry.GetType()];

    /// <summary>An entry as a store keeps it. <see cref="Read"/> gives it back equal.</summary>
    public static string Write(CaseEntry entry) => JsonSerializer.Serialize(entry, entry.GetType(), Form);

    /// <summary>Reads what <see cref="Write"/> wrote; <c>null</c> if no version wrote it.</summary>
    public static CaseEntry? Read(string word, string text)
    {
        try
        {
            return ByWord.TryGetValue(word, out var type) ? (CaseEntry?)JsonSerializer.Deserialize(text, type, Form) : null;
        }
        catch (JsonException)
        {
            return null; // says what stood there, which may be a child's; whoever asked says that the store is damaged
        }
    }

    // The days an entry holds follow from the day it was done.
    private static void LeaveOutWhatFollows(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.Name == "held").ToList())
        {
            type.Properties.Remove(property);
        }
    }

    private sealed class AuthorityCodes : JsonConverter<LaCode>
    {
        public override LaCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LaCode.TryParse(reader.GetString() ?? "", out var code, out _) ? code : default;

        public override void Write(Utf8JsonWriter writer, LaCode value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.IsNone ? "" : value.ToString());
    }
}
