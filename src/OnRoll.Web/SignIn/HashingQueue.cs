namespace OnRoll.Web.SignIn;

/// <summary>Lets only as many passwords be hashed at once as there are processors; the others wait in the order in which they came.</summary>
/// <remarks>A hash keeps a processor busy for a tenth of a second. More at once would make none of them faster, and would leave no time for everybody else's pages.</remarks>
internal sealed class HashingQueue : IDisposable
{
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

    public async Task<T> Run<T>(Func<T> hash, CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        try
        {
            return hash();
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();
}
