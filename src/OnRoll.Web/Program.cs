using OnRoll.Data.Store;
using OnRoll.Web.Hosting;

namespace OnRoll.Web;

/// <summary>Serves the pages and the API of one register.</summary>
public sealed class Program
{
    /// <param name="args">The framework's settings; <c>--db</c> says where the register is.</param>
    public static int Main(string[] args)
    {
        var builder = WebApp.Builder(args);
        using var register = Register.Open(builder.Configuration["db"] ?? "data/onroll.db", TimeProvider.System);
        using var app = WebApp.Build(builder, register, TimeProvider.System);
        app.Run();
        return 0;
    }
}
