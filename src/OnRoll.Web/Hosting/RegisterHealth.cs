using Microsoft.Extensions.Diagnostics.HealthChecks;
using OnRoll.Data.Access;
using OnRoll.Data.Store;

namespace OnRoll.Web.Hosting;

/// <summary>Whether the register can be reached. Says nothing of what is in it.</summary>
internal sealed class RegisterHealth(Gate gate) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            gate.HasAccounts();
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (StoreException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("the register cannot be reached"));
        }
    }
}
