using OnRoll.Cli.Shell;
using OnRoll.Data.Access;
using OnRoll.Data.Intake;
using OnRoll.Domain.Access;

namespace OnRoll.Cli.Demo;

/// <summary>The register of the demonstration: made anew each time, marked as practice, and never another's.</summary>
internal sealed class PracticeRegister : IDisposable
{
    private readonly Data.Store.Register register;

    private PracticeRegister(Data.Store.Register register)
    {
        this.register = register;
        Door = new Gate(register).For(new("demonstration", Role.Operator), "practice");
    }

    public Door Door { get; }

    /// <exception cref="CommandStoppedException">What stands there is no practice register.</exception>
    public static PracticeRegister Make(string path, TimeProvider time)
    {
        if (File.Exists(path))
        {
            using (var there = Data.Store.Register.Open(path, time))
            {
                if (!there.IsPractice)
                {
                    throw new CommandStoppedException(ExitCode.NotFound, $"{path}: is not a practice register, and the demonstration touches no other; move it away first");
                }
            }

            foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" })
            {
                File.Delete(file);
            }
        }

        return new(Data.Store.Register.CreateOrUpgrade(path, time, isPractice: true).Register);
    }

    /// <summary>Takes in a calendar and facts, and derives what is kept.</summary>
    public void Take(Stream calendar, Stream facts, Action<long>? progress = null)
    {
        Door.ImportCalendar(calendar, new("calendar"), static _ => { });
        Door.ImportFacts(facts, new ImportRequest("facts"), static _ => { }, progress: progress);
        Door.Rebuild(onlyStale: true);
    }

    public void Dispose() => register.Dispose();
}
