using System.Globalization;

namespace OnRoll.Data.Simulation.Lists;

/// <summary>The lines of every list that one area's children give, and the truth about each.</summary>
internal sealed class Part : IDisposable
{
    private const string Truth = "truth.csv";
    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal)
    {
        ["rolls"] = "school,id,upn,former_upn,given_name,middle_names,surname,date_of_birth,sex,address_1,address_2,town,postcode,entry_date,leaving_date,enrolment,year",
        ["births"] = "id,authority,given_name,middle_names,surname,date_of_birth,sex,address_1,address_2,town,postcode,nhs_number,parent_given_name,parent_surname,phone,source",
        ["leavers"] = "school,id,upn,given_name,middle_names,surname,date_of_birth,sex,address_1,address_2,town,postcode,last_day,ground,destination,destination_school,destination_authority,new_address_1,new_town,new_postcode,parent_given_name,parent_surname,phone",
        ["joiners"] = "school,id,upn,given_name,middle_names,surname,date_of_birth,sex,address_1,address_2,town,postcode,entry_date,previous_school,previous_authority",
        ["referrals"] = "id,given_name,middle_names,surname,date_of_birth,sex,address_1,town,postcode,upn,referred_on,last_seen,referred_by,referrer,reason,school,authority",
        ["caseload"] = "case_id,upn,given_name,surname,date_of_birth,sex,address_1,town,postcode,opened,closed,reason,reason_from,whereabouts,last_school,last_school_left,provision,provision_from,hours,officer,outcome",
        ["truth"] = "list,id,person,culture,mover,twin,on_roll",
    };

    private readonly Dictionary<string, CsvBytes> files = new(StringComparer.Ordinal);

    /// <summary>In order of their names.</summary>
    public IEnumerable<(string Name, CsvBytes Bytes)> Files => files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, file.Value));

    /// <summary>How many children the facts speak of.</summary>
    public int Children { get; set; }

    /// <summary>Records in lists of names.</summary>
    public int Records => files.TryGetValue(Truth, out var truth) ? truth.Lines : 0;

    public static string HeaderOf(string file) => file == "facts.csv" ? FactsPart.Header : Headers[file.Split('/', '.', '-')[0] is "health" ? "births" : file.Split('/', '.', '-')[0]];

    public CsvBytes To(string file)
    {
        if (!files.TryGetValue(file, out var bytes))
        {
            files.Add(file, bytes = new());
        }

        return bytes;
    }

    /// <summary>An id that does not give away whose record it is, noted down in the truth.</summary>
    /// <param name="file">The list, as its file is called.</param>
    /// <param name="copy">Tells apart the records of one person in one list.</param>
    /// <param name="school">The school whose number it is, by its URN: the same on all that the school sends, and another at the next school.</param>
    public string Id(string file, char letter, Person person, Area area, int number, bool onRoll, int copy = 0, string school = "")
    {
        // Each step can be undone, so no two records get one id; each list has its own steps, so ids of two lists tell nothing of each other.
        var mixed = ((ulong)area.Place << 32 | ((ulong)copy << 28) | (uint)number) & 0xFFFFFFFFFF;
        mixed ^= (ulong.TryParse(school, CultureInfo.InvariantCulture, out var urn) ? urn * 0x2545F4914F : 0) & 0xFFFFFFFFFF;
        for (var round = 0; round < 3; round++)
        {
            mixed = (mixed * 0x9E3779B97D) & 0xFFFFFFFFFF;
            mixed ^= (mixed >> 21) ^ ((ulong)letter * 0x2545F491);
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"SYN-{letter}-{school}{(school.Length > 0 ? "-" : "")}{mixed:X10}");
        To(Truth).Cell(file).Cell(id).Cell(person.Id).Cell(person.Culture).Cell(person.IsMover ? "yes" : "no").Cell(person.IsTwin ? "yes" : "no").Cell(onRoll ? "yes" : "no").End();
        return id;
    }

    public void Dispose()
    {
        foreach (var bytes in files.Values)
        {
            bytes.Dispose();
        }
    }
}
