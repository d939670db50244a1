namespace OnRoll.Data.Demo;

/// <summary>A clock that a practice register is made under: set back, it lets weeks of synthetic work pass in a second.</summary>
public sealed class PracticeClock(TimeProvider real) : TimeProvider
{
    private TimeSpan back;

    /// <summary>How far it is behind; nothing once the register is made.</summary>
    public void SetBack(TimeSpan by) => back = by;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() - back;

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;
}
