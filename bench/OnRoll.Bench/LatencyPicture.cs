using System.Globalization;
using System.Text;

namespace OnRoll.Bench;

/// <summary>Draws how long requests took: across, the share of them, the slow ones stretched; up, the time. Both in powers of ten.</summary>
internal static class LatencyPicture
{
    private const int Left = 70;
    private const int Top = 50;
    private const int Wide = 600;
    private const int High = 320;
    private const double MostNines = 3;
    private const double LeastPower = -1;
    private const double MostPower = 3;

    private static readonly (string Colour, string Dashes)[] Pens = [("#1d70b8", ""), ("#b8441d", "8 4"), ("#505a5f", "2 3")];

    /// <param name="curves">Each with its times, the shortest first, and what was wanted at which share.</param>
    public static string Draw(string title, params IReadOnlyList<(string Name, double[] Times, (double Share, double Wanted)[] Wanted)> curves)
    {
        var svg = new StringBuilder();
        void Put(FormattableString line) => svg.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        Put($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + Wide + 150} {Top + High + 60}\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">");
        Put($"<title>{title}</title>");
        Put($"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/><text x=\"{Left}\" y=\"24\" font-size=\"16\" font-weight=\"bold\">{title}</text>");
        foreach (var milliseconds in new[] { 0.1, 1, 10, 50, 100, 300, 1000 })
        {
            Put($"<path d=\"M{Left} {Y(milliseconds):F1}h{Wide}\" stroke=\"#d0d4d6\"/><text x=\"{Left - 8}\" y=\"{Y(milliseconds) + 4:F1}\" text-anchor=\"end\">{milliseconds:0.#} ms</text>");
        }

        foreach (var share in new[] { 0, 0.5, 0.9, 0.95, 0.99, 0.999 })
        {
            Put($"<path d=\"M{X(share):F1} {Top}v{High}\" stroke=\"#d0d4d6\"/><text x=\"{X(share):F1}\" y=\"{Top + High + 20}\" text-anchor=\"middle\">{share * 100:0.#}%</text>");
        }

        Put($"<text x=\"{Left + (Wide / 2)}\" y=\"{Top + High + 44}\" text-anchor=\"middle\">share of requests that took no longer; a ring is what was wanted</text>");
        for (var i = 0; i < curves.Count; i++)
        {
            var ((name, times, wanted), (colour, dashes)) = (curves[i], Pens[i % Pens.Length]);
            if (times.Length == 0)
            {
                continue;
            }

            var points = string.Join(' ', Enumerable.Range(0, 301).Select(step => 1 - Math.Pow(10, -step * MostNines / 300)).Where(share => (1 - share) * times.Length >= 1)
                .Select(share => string.Create(CultureInfo.InvariantCulture, $"{X(share):F1},{Y(Latencies.At(times, share)):F1}")));
            Put($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\" stroke-dasharray=\"{dashes}\"/>");
            Put($"<path d=\"M{Left + Wide + 10} {Top + 20 + (i * 24)}h30\" stroke=\"{colour}\" stroke-width=\"2.5\" stroke-dasharray=\"{dashes}\"/><text x=\"{Left + Wide + 48}\" y=\"{Top + 24 + (i * 24)}\">{name}</text>");
            foreach (var (share, most) in wanted)
            {
                Put($"<circle cx=\"{X(share):F1}\" cy=\"{Y(most):F1}\" r=\"5\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
            }
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static double X(double share) => Left + (Math.Min(MostNines, -Math.Log10(1 - share)) / MostNines * Wide);

    private static double Y(double milliseconds) => Top + High - ((Math.Clamp(Math.Log10(milliseconds), LeastPower, MostPower) - LeastPower) / (MostPower - LeastPower) * High);
}
