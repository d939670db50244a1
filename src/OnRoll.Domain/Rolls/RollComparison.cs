using System.Globalization;
using OnRoll.Domain.Law;
using OnRoll.Domain.Schools;

namespace OnRoll.Domain.Rolls;

/// <summary>The rolls of an upload beside the last roll of each school: who is new, who is gone, and what does not agree.</summary>
/// <remarks>
/// A roll closes nothing by itself. Who was on the last and is not on this is a question for a person; a school that sent nothing
/// leaves nothing to conclude; a school that was replaced has not lost the pupils who are on its successor's roll.
/// </remarks>
public sealed class RollComparison
{
    private readonly SchoolRegister register;
    private readonly IReadOnlyList<Roll> now;
    private readonly ILookup<(string School, string Id), Announced> notices;
    private readonly ILookup<string, (string School, RollPupil Pupil)> onRollByUpn;
    private readonly Dictionary<string, Roll> bySchool;
    private readonly List<RollFinding> findings = [];
    private readonly List<(string School, string Id)> arrivals = [];

    private RollComparison(IReadOnlyList<Roll> last, IReadOnlyList<Roll> now, IEnumerable<Announced> leavers, SchoolRegister register)
    {
        this.register = register;
        this.now = now;
        notices = leavers.ToLookup(notice => (notice.School, notice.Id));
        bySchool = now.ToDictionary(roll => roll.School, StringComparer.OrdinalIgnoreCase);
        onRollByUpn = now.SelectMany(roll => roll.Pupils.Where(pupil => pupil.Upn.Length > 0 && pupil.IsOnRollOn(roll.AsOf)).Select(pupil => (roll.School, pupil)))
            .ToLookup(pair => pair.pupil.Upn, StringComparer.Ordinal);
        var before = last.ToDictionary(roll => roll.School, StringComparer.OrdinalIgnoreCase);
        foreach (var roll in now)
        {
            CheckSchool(roll);
            arrivals.AddRange(Arrivals(roll, before.GetValueOrDefault(roll.School)));
        }

        foreach (var roll in last)
        {
            if (bySchool.TryGetValue(roll.School, out var next))
            {
                Compare(roll, next);
            }
            else if (now.Count > 0)
            {
                Absent(roll, now.Max(other => other.AsOf));
            }
        }

        findings.AddRange(DualRegistration.Questions(onRollByUpn));
    }

    /// <summary>What somebody has to ask: schools first as they came, then their pupils, then registrations that do not pair up.</summary>
    public IReadOnlyList<RollFinding> Findings => findings;

    /// <summary>Who is on a roll now and was not on that school's last: everybody where there was none.</summary>
    public IReadOnlyList<(string School, string Id)> New => arrivals;

    /// <summary>Pupils who are gone and were over compulsory school age: no question is asked of them.</summary>
    public int OverAge { get; private set; }

    /// <param name="last">The last roll of each school before this upload.</param>
    /// <param name="now">The rolls of this upload, one for each school.</param>
    /// <param name="leavers">The leavers notices that have come from these schools.</param>
    /// <param name="register">The register of schools.</param>
    /// <exception cref="ArgumentException">Two rolls of one school in one upload.</exception>
    public static RollComparison Of(IReadOnlyList<Roll> last, IReadOnlyList<Roll> now, IEnumerable<Announced> leavers, SchoolRegister register) =>
        new(last, now, leavers, register);

    private static IEnumerable<(string School, string Id)> Arrivals(Roll roll, Roll? last)
    {
        var (ids, upns) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var pupil in (last?.Pupils ?? []).Where(pupil => pupil.IsOnRollOn(last!.AsOf)))
        {
            ids.Add(pupil.Id);
            upns.Add(pupil.Upn);
        }

        return roll.Pupils.Where(pupil => pupil.IsOnRollOn(roll.AsOf) && !ids.Contains(pupil.Id) && (pupil.Upn.Length == 0 || !upns.Contains(pupil.Upn)))
            .Select(pupil => (roll.School, pupil.Id));
    }

    private void Compare(Roll last, Roll next)
    {
        var byId = next.Pupils.ToDictionary(pupil => pupil.Id, StringComparer.Ordinal);
        var byUpn = next.Pupils.Where(pupil => pupil.Upn.Length > 0).ToLookup(pupil => pupil.Upn, StringComparer.Ordinal);
        foreach (var pupil in last.Pupils.Where(pupil => pupil.IsOnRollOn(last.AsOf)))
        {
            // The number of a pupil may change with the school's system; the UPN does not.
            var here = byId.GetValueOrDefault(pupil.Id) ?? (pupil.Upn.Length > 0 ? byUpn[pupil.Upn].FirstOrDefault() : null);
            if (here?.IsOnRollOn(next.AsOf) is not true && NeedsAsking(last.School, pupil, next.AsOf))
            {
                findings.Add(Gone(last, next, pupil, here));
            }
        }
    }

    private RollFinding Gone(Roll last, Roll next, RollPupil pupil, RollPupil? here)
    {
        if (here is not null || (pupil.Held?.Last <= next.AsOf && Elsewhere(pupil, last.School) is null))
        {
            return new(RollQuestion.LeftWithoutNotice, last.School, pupil.Id, "",
                $"the roll has the pupil as leaving or left, and no leavers notice has come; {AskForReturn}");
        }

        if (next.Unread.Contains(pupil.Id))
        {
            return new(RollQuestion.NotReadable, last.School, pupil.Id, "",
                "the pupil's row on this roll could not be read, so nothing is concluded; mend the row and send it again");
        }

        if (Elsewhere(pupil, last.School) is { } other)
        {
            return OnAnother(last.School, pupil, other);
        }

        var perhaps = next.UnreadWithoutId > 0
            ? string.Create(CultureInfo.InvariantCulture, $" ({next.UnreadWithoutId} rows that could not be read may be the pupil's)") : "";
        return new(RollQuestion.NotOnThisRoll, last.School, pupil.Id, "",
            $"on the roll of {last.AsOf:yyyy-MM-dd}, not on that of {next.AsOf:yyyy-MM-dd}, and no leavers notice has come{perhaps}; a roll closes nothing by itself: {AskForReturn}");
    }

    private const string AskForReturn = "ask the school where the pupil is and for the deletion return";

    /// <summary>A school of which there was a roll and is none now.</summary>
    private void Absent(Roll last, DateOnly day)
    {
        var urn = int.TryParse(last.School, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var pupils = last.Pupils.Count(pupil => pupil.IsOnRollOn(last.AsOf));
        if (register.IsOpen(urn, day) is not Tri.False)
        {
            findings.Add(new(RollQuestion.NoRollCame, last.School, "", "",
                string.Create(CultureInfo.InvariantCulture, $"no roll came, so nothing is concluded for any of its {pupils} pupils; ask the school for it")));
            return;
        }

        var successors = register.SuccessorsOn(urn, day).Select(school => school.Urn.ToString("D6", CultureInfo.InvariantCulture)).ToList();
        var missing = successors.Where(school => !bySchool.ContainsKey(school) && register.IsOpen(int.Parse(school, CultureInfo.InvariantCulture), day) is not Tri.False).ToList();
        if (missing.Count > 0)
        {
            findings.Add(new(RollQuestion.NoRollCame, last.School, "", missing[0],
                string.Create(CultureInfo.InvariantCulture, $"the school has closed and the roll of {string.Join(" and ", missing)}, which took its place, has not come, so nothing is concluded for any of its {pupils} pupils; ask for that roll")));
            return;
        }

        foreach (var pupil in last.Pupils.Where(pupil => pupil.IsOnRollOn(last.AsOf) && NeedsAsking(last.School, pupil, day)))
        {
            var other = Elsewhere(pupil, last.School);
            if (other is not null && successors.Contains(other))
            {
                continue; // moved with the school
            }

            findings.Add(other is not null ? OnAnother(last.School, pupil, other)
                : successors.Count > 0 ? new(RollQuestion.NotOnSuccessor, last.School, pupil.Id, successors[^1],
                    $"the school has closed, and the pupil is not on the roll of {string.Join(" or ", successors)}, which took its place{(pupil.Upn.Length == 0 ? " (there is no UPN to compare: look by name and birth)" : "")}; ask there where the pupil is")
                : new(RollQuestion.SchoolClosed, last.School, pupil.Id, "",
                    "the school has closed, no school took its place, and the pupil is on no roll that came; ask where the pupil is"));
        }
    }

    private void CheckSchool(Roll roll)
    {
        if (!int.TryParse(roll.School, NumberStyles.None, CultureInfo.InvariantCulture, out var urn) || register.Find(urn) is not { } school)
        {
            findings.Add(new(RollQuestion.SchoolNotKnown, roll.School, "", "",
                "the register of schools does not have this URN; take in a newer register, or ask who sent the roll: a setting that is not registered is no school"));
        }
        else if (school.IsOpen(roll.AsOf) is Tri.False)
        {
            findings.Add(new(RollQuestion.SchoolNotOpen, roll.School, "", "",
                "by the register of schools it was not open on the day of the roll; ask whether the roll is of a school that took its place"));
        }
    }

    private bool NeedsAsking(string school, RollPupil pupil, DateOnly day)
    {
        if (notices[(school, pupil.Id)].Any(notice => pupil.Held is not { } held || notice.LastDay >= held.First))
        {
            return false;
        }

        if (pupil.Birth is { } birth && CompulsorySchoolAge.For(birth).Until < day)
        {
            OverAge++;
            return false;
        }

        return true;
    }

    private string? Elsewhere(RollPupil pupil, string school) => pupil.Upn.Length == 0 ? null
        : onRollByUpn[pupil.Upn].Where(found => found.School != school).Select(found => found.School).FirstOrDefault();

    private static RollFinding OnAnother(string school, RollPupil pupil, string other) => new(RollQuestion.OnAnotherRoll, school, pupil.Id, other,
        $"not on this school's roll, and on that of {other}; no leavers notice has come: ask the school for the deletion return");
}
