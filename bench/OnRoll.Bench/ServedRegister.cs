using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OnRoll.Bench;

/// <summary>The product as it ships, serving a register in a process of its own.</summary>
internal sealed class ServedRegister : IDisposable
{
    private readonly Process process;

    public ServedRegister(string where)
    {
        var cli = Path.Combine(AppContext.BaseDirectory, "..", "onroll", "onroll-cli");
        if (!File.Exists(cli))
        {
            throw new InvalidOperationException($"{cli} is not built; run ./onroll --version first");
        }

        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        }

        process = Process.Start(new ProcessStartInfo(cli, ["serve", "--db", where, "--port", Address.Port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    /// <summary>How long processors have worked for it, in milliseconds.</summary>
    public double ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    public double MemoryMiB
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / 1048576.0;
        }
    }

    /// <exception cref="InvalidOperationException">It does not answer within half a minute.</exception>
    public async Task UntilItAnswers()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(30) && !process.HasExited; await Task.Delay(100))
        {
            try
            {
                if ((await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new InvalidOperationException("The application did not start");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
