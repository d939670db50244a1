namespace OnRoll.Web.SignIn;

/// <summary>Lets the tries to get into one account be made one after another, so that a lock is there before the next guess is looked at.</summary>
public sealed class Turns : IDisposable
{
    // Few accounts share a turn; that two of them wait for each other costs nothing but the wait.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the turn of an account, whether there is one of that name or not.</summary>
    /// <returns>To be let go when the try is over.</returns>
    public async Task<IDisposable> Of(string account, CancellationToken cancel)
    {
        var turn = turns[(uint)string.GetHashCode(account, StringComparison.Ordinal) % (uint)turns.Length];
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    public void Dispose()
    {
        foreach (var turn in turns)
        {
            turn.Dispose();
        }
    }

    private sealed class Turn(SemaphoreSlim taken) : IDisposable
    {
        public void Dispose() => taken.Release();
    }
}
