using System.Globalization;

namespace OnRoll.Data.Simulation;

/// <summary>What lies beside the files, so that nobody takes them for real.</summary>
internal static class Readme
{
    public static string Of(SimulationOptions options) => string.Create(CultureInfo.InvariantCulture, $"""
        SYNTHETIC. No child, parent, address, case or officer in this folder is real.

        Made by: onroll simulate --scale {options.Scale} --seed {options.Seed} --on {options.On:yyyy-MM-dd} --years {options.Years}{(options.FactsOnly ? " --facts-only" : "")}
        Every id begins with SYN-. NHS numbers begin with 9 and telephone numbers with 07700 900: none of them is anyone's.
        Schools whose numbers are below 900000 are real, with their names, towns and postcodes; the authority of each is our inference, its size our invention.
        Contains public sector information licensed under the Open Government Licence v3.0.

        """);
}
