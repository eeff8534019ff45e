using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;

namespace CachePrefix.Postgres.Tests.Servers;

/// <summary>PostgreSQL with pgvector, as PGlite runs it in Node.</summary>
public sealed class PgvectorServer : LoopbackServer
{
    private static readonly string Script = Path.Combine(Path.GetDirectoryName(ThisFile())!, "pglite");

    private static readonly string[] Paths = [Path.Combine(Script, "node_modules/@electric-sql/pglite-pgvector/package.json")];

    public static string? Reason { get; } = Missing("PGlite (npm ci in tests/CachePrefix.Postgres.Tests/Servers/pglite)", Paths);

    /// <summary>PGlite has one session behind all connections, so settings are left as they are.</summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Password=postgres;Database=postgres;Timeout=5;SSL Mode=Disable;Maximum Pool Size=1;No Reset On Close=true";

    public NpgsqlDataSource Connect() => NpgsqlDataSource.Create(ConnectionString);

    protected override ProcessStartInfo StartInfo() => new("node", [Path.Combine(Script, "server.js"), $"{Port}"]) { WorkingDirectory = Script };

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

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

/// <summary>A test on pgvector; skipped where PGlite is not installed, never in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PgvectorFactAttribute : FactAttribute
{
    public PgvectorFactAttribute() => Skip = PgvectorServer.Reason;
}
