using System.Diagnostics;
using Npgsql;

namespace CachePrefix.Postgres.Tests.Servers;

/// <summary>A PostgreSQL server of the operating system. As root it runs as the user that the package made, because it refuses to be root.</summary>
public sealed class PostgresServer : LoopbackServer
{
    private static readonly string[] Folders = [.. Enumerable.Range(13, 10).Reverse().Select(static version => $"/usr/lib/postgresql/{version}/bin"), "/usr/local/bin", "/usr/bin"];

    public static string? Reason { get; } = Missing("PostgreSQL", [.. Folders.Select(static folder => folder + "/initdb")]);

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres;Timeout=5;SSL Mode=Disable";

    private string Data => Path.Combine(Folder, "data");

    public NpgsqlDataSource Connect() => NpgsqlDataSource.Create(ConnectionString);

    public override async Task InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess)
            await WaitAsync(new ProcessStartInfo("chown", ["postgres", Folder]));
        await WaitAsync(AsUser("initdb", "-D", Data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--no-locale"));
        await base.InitializeAsync();
    }

    protected override ProcessStartInfo StartInfo() =>
        AsUser("postgres", "-D", Data, "-h", "127.0.0.1", "-p", $"{Port}", "-k", Folder, "-c", "fsync=off", "-c", "max_connections=100");

    protected override async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private ProcessStartInfo AsUser(string program, params string[] arguments)
    {
        var path = Path.Combine(Folders.First(static folder => File.Exists(folder + "/initdb")), program);
        return Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]) { WorkingDirectory = Folder }
            : new ProcessStartInfo(path, arguments) { WorkingDirectory = Folder };
    }

    private static async Task WaitAsync(ProcessStartInfo info)
    {
        using var process = Run(info);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{info.FileName} {string.Join(' ', info.ArgumentList)} ended with exit code {process.ExitCode}.");
    }
}

/// <summary>A test on a PostgreSQL server; skipped where none is installed, never in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Reason;
}
