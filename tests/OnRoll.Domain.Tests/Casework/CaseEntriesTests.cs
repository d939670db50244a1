using System.Reflection;
using OnRoll.Domain.Casework;
using OnRoll.Domain.Identifiers;
using OnRoll.Domain.Ledger;

namespace OnRoll.Domain.Tests.Casework;

/// <summary>What a case log keeps comes back as it went in, each kind of it.</summary>
public sealed class CaseEntriesTests
{
    public static TheoryData<Type> Kinds => [.. CaseEntries.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_of_entry_comes_back_as_it_went_in(Type kind)
    {
        foreach (var which in new[] { 0, 1 })
        {
            var entry = Made(kind, which);

            var back = CaseEntries.Read(CaseEntries.WordOf(entry), CaseEntries.Write(entry));

            Assert.Equal(entry, back);
            Assert.Equal(entry, AssertionFields.Of(entry).ToAssertion());
            Assert.NotEmpty(entry.Words);
        }
    }

    [Fact]
    public void Every_kind_of_entry_there_is_has_a_word()
    {
        var declared = typeof(CaseEntry).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CaseEntry)) && !type.IsAbstract);

        Assert.Equal(declared.Select(type => type.Name).Order(StringComparer.Ordinal), CaseEntries.Kinds.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_no_version_wrote_is_not_read()
    {
        Assert.Null(CaseEntries.Read("noted", "{\"on\":"));
        Assert.Null(CaseEntries.Read("never", "{}"));
    }

    /// <summary>An entry with something in every property; the second time with whatever may be absent left out.</summary>
    private static CaseEntry Made(Type kind, int which) =>
        (CaseEntry)kind.GetConstructors(BindingFlags.Public | BindingFlags.Instance).OrderByDescending(each => each.GetParameters().Length).First()
            .Invoke([.. kind.GetConstructors().OrderByDescending(each => each.GetParameters().Length).First().GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, which))]);

    private static object? Value(Type type, string name, int which) => type switch
    {
        _ when type == typeof(DateOnly) => new DateOnly(2026, 2, 28 - which),
        _ when type == typeof(DateOnly?) => which == 0 ? new DateOnly(2026, 3, 1) : null,
        _ when type == typeof(long) => 5L - which,
        _ when type == typeof(int) => 5 - which,
        _ when type == typeof(bool) => which == 0,
        _ when type == typeof(LaCode) => LaCode.FromNumber(202 + which),
        _ when type.IsEnum => Enum.GetValues(type).Cast<object>().ElementAt(which + (type == typeof(CaseState) ? 1 : 0)),
        _ when name == "Enquiry" => "E01",
        _ => which == 0 ? $"{name}: \"quoted\", <b>, line\nbreak, Ó, 😀, \u202e" : "",
    };
}
