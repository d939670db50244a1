using OnRoll.Data.Schools;
using OnRoll.Domain.Intake;
using OnRoll.Domain.Schools;

namespace OnRoll.Data.Demo;

/// <summary>The real schools of one authority, Camden (202), that come with the program to practise with.</summary>
/// <remarks>
/// A part of the register of 2024 that ends among the primary schools, and from a list of 2025 the open schools after
/// them, whose authority we inferred and whose type that list does not give. README.md beside the files says from where.
/// </remarks>
public static class DemoSchools
{
    /// <summary>The DfE code of the authority.</summary>
    public const string Authority = "202";

    private static readonly string[] SchoolFileNames = ["camden-schools.csv", "camden-open-schools.csv"];

    /// <summary>Reads them as any file is read.</summary>
    /// <param name="report">Told what an import of the same files would be told.</param>
    public static SchoolRegister Camden(Action<Finding> report)
    {
        List<School> schools = [];
        foreach (var name in SchoolFileNames)
        {
            using var file = Open(name);
            schools.AddRange(SchoolFiles.Schools(file, report));
        }

        using var links = Open("camden-links.csv");
        return new(schools, SchoolFiles.Links(links, report));
    }

    /// <summary>One of the files as it is: <c>camden-schools.csv</c>, <c>camden-open-schools.csv</c> or <c>camden-links.csv</c>.</summary>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    public static Stream Open(string name) =>
        typeof(DemoSchools).Assembly.GetManifestResourceStream($"OnRoll.Demo.{name}")
        ?? throw new FileNotFoundException("No such file comes with the program", name);
}
