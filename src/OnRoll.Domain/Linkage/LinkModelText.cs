using System.Globalization;
using System.Text;

namespace OnRoll.Domain.Linkage;

/// <summary>A model as lines that a person can read and keep: <c>class,field,level,meaning,chance</c>, and the shares of the classes.</summary>
public static class LinkModelText
{
    /// <summary>The first line.</summary>
    public const string Header = "class,field,level,meaning,chance";

    private static readonly (string Name, Func<LinkModel, double[][]> Figures)[] Classes =
    [
        ("same", static model => model.MatchFigures),
        ("strangers", static model => model.StrangerFigures),
        ("family", static model => model.FamilyFigures),
    ];

    /// <summary>The model as text, numbers to the last digit, so that what is read back decides alike.</summary>
    public static string Write(LinkModel model)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (name, share) in new[] { ("same", model.Shares.Match), ("siblings", model.Shares.Siblings), ("twins", model.Shares.Twins) })
        {
            text.Append(CultureInfo.InvariantCulture, $"{name},share,0,share of all pairs,{share:R}\n");
        }

        foreach (var (name, figures) in Classes)
        {
            for (var field = LinkField.Given; field <= LinkField.Other; field++)
            {
                var its = IsTold(name, field) ? figures(model)[(int)field] : [];
                for (var level = 1; level < its.Length; level++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name},{field.ToString().ToLowerInvariant()},{level},\"{Levels.Words[(int)field][level]}\",{its[level]:R}\n");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="problem">Which line is wrong, and what would be right; <c>null</c> when it is read.</param>
    public static bool TryRead(string text, out LinkModel? model, out Problem? problem)
    {
        (model, problem) = (null, null);
        var shares = new double[3];
        double[][][] figures = [.. Classes.Select(static _ => Levels.Words.Select(static field => new double[field.Count]).ToArray())];
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines is not [Header, ..])
        {
            problem = new("model.header", "model", $"The first line of a model is {Header}; give a file that --save-model wrote");
            return false;
        }

        for (var i = 1; i < lines.Length; i++)
        {
            if (!Take(lines[i], shares, figures))
            {
                problem = new("model.line", "model", string.Create(CultureInfo.InvariantCulture, $"Line {i + 1} of the model is not a class, a field, a level, its meaning and a chance between 0 and 1"));
                return false;
            }
        }

        if (shares[0] <= 0 || Missing(figures))
        {
            problem = new("model.missing", "model", "The model has no chance above 0 for one of its levels; give a file that --save-model wrote");
            return false;
        }

        model = LinkModel.Of(figures[0], figures[1], figures[2], new(shares[0], shares[1], shares[2]));
        return true;
    }

    private static bool Take(string line, double[] shares, double[][][] figures)
    {
        var first = line.Split(',', 4);
        if (first.Length != 4 || !int.TryParse(first[2], NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            || !double.TryParse(line[(line.LastIndexOf(',') + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var chance) || chance is not (>= 0 and <= 1))
        {
            return false;
        }

        if (first[1] == "share")
        {
            var share = Array.IndexOf(["same", "siblings", "twins"], first[0]);
            if (share >= 0)
            {
                shares[share] = chance;
            }

            return share >= 0;
        }

        var its = Array.FindIndex(Classes, one => one.Name == first[0]);
        if (its < 0 || !Enum.TryParse<LinkField>(first[1], ignoreCase: true, out var field) || !Enum.IsDefined(field) || level < 1 || level >= figures[its][(int)field].Length)
        {
            return false;
        }

        figures[its][(int)field][level] = chance;
        return true;
    }

    // A family shares surname and place; in all else it is like strangers.
    private static bool IsTold(string name, LinkField field) => name != "family" || field is LinkField.Surname or LinkField.Place;

    private static bool Missing(double[][][] figures) => Classes.Select(static (one, i) => (one.Name, i))
        .Any(one => figures[one.i].Where((_, field) => IsTold(one.Name, (LinkField)field)).Any(static field => field.Skip(1).Any(static chance => chance <= 0)));
}
