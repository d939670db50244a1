using OnRoll.Data.Access;
using OnRoll.Domain.Casework;

namespace OnRoll.Web.Pages;

/// <summary>A filter of cases as an address, which can be kept and shared: it carries no particulars.</summary>
public static class CasesAddress
{
    public static string Of(CaseFilter filter)
    {
        List<string> parts = [$"list={Spelling.Of(filter.List)}"];
        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        Add("worker", filter.Worker);
        Add("state", filter.State is { } state ? CaseStates.WordOf(state) : "");
        Add("rank", filter.Rank is { } rank ? Spelling.Of(rank) : "");
        Add("after", filter.After);
        return $"/cases?{string.Join('&', parts)}";
    }

    /// <summary>Reads an address; what it does not know it leaves out.</summary>
    public static CaseFilter Read(string? list, string? worker, string? state, string? rank, string? after) => new(
        Enum.GetValues<WorkList>().FirstOrDefault(each => Spelling.Of(each) == list), worker ?? "", CaseStates.TryParse(state, out var found) ? found : null,
        Enum.GetValues<Rank>().Cast<Rank?>().FirstOrDefault(each => Spelling.Of(each!.Value) == rank), after ?? "");
}
