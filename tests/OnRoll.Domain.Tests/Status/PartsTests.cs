using OnRoll.Domain.Status;
using OnRoll.Domain.Tests.Oracle;
using OnRoll.Domain.Time;

namespace OnRoll.Domain.Tests.Status;

public sealed class PartsTests
{
    [Fact]
    public void A_part_decides_as_it_judges()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var timeline = new Timeline(Lines.Ledgers(new RandomHistories(seed).Child("C"))[0].AsKnown(), SchoolCalendars.None);
            for (var i = 0; i < timeline.Count; i++)
            {
                foreach (var part in new[] { Parts.SchoolAge, Parts.SchoolAgeForDuty })
                {
                    Assert.Equal(part.Judge(timeline.Situation(i)).Value, part.On(timeline.Situation(i)));
                }
            }
        }
    }
}
