using OnRoll.Domain.Intake;

namespace OnRoll.Domain.Rolls;

/// <summary>Registrations of one pupil at several schools, which must pair up: one main, one or more subsidiary.</summary>
/// <remarks>Enrolment statuses C, M and S of the school census. Both records are kept; which is right, the schools say.</remarks>
internal static class DualRegistration
{
    private const string AskBoth = "ask both schools which it is";

    public static IEnumerable<RollFinding> Questions(ILookup<string, (string School, RollPupil Pupil)> onRollByUpn)
    {
        foreach (var pupil in onRollByUpn)
        {
            var mains = pupil.Where(entry => Enrolments.IsMain(entry.Pupil.Enrolment)).DistinctBy(entry => entry.School).ToList();
            if (mains.Count > 1)
            {
                foreach (var (school, entry) in mains)
                {
                    var other = mains.Find(one => one.School != school).School;
                    yield return new(RollQuestion.TwoMainSchools, school, entry.Id, other, $"this school and {other} each say that they are the pupil's only or main school; {AskBoth}");
                }
            }

            foreach (var finding in Unpaired([.. pupil]))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<RollFinding> Unpaired(List<(string School, RollPupil Pupil)> entries)
    {
        var main = entries.Find(entry => entry.Pupil.Enrolment is Enrolment.Main);
        var subsidiary = entries.Find(entry => entry.Pupil.Enrolment is Enrolment.Subsidiary);
        if (main.Pupil is not null && subsidiary.Pupil is null)
        {
            yield return new(RollQuestion.MainWithoutSubsidiary, main.School, main.Pupil.Id, "",
                "the main school of a dual registration, and no roll that came has the other; ask which school that is, or whether the status should be C");
        }

        if (subsidiary.Pupil is not null && main.Pupil is null)
        {
            var current = entries.Find(entry => entry.Pupil.Enrolment is Enrolment.Current).School ?? "";
            yield return new(RollQuestion.SubsidiaryWithoutMain, subsidiary.School, subsidiary.Pupil.Id, current, current.Length > 0
                ? $"the second school of a dual registration, while {current} says it is the only one; {AskBoth}"
                : "the second school of a dual registration, and no roll that came has the main one; ask which school that is");
        }
    }
}
