using CachePrefix.Postgres.Tests.Servers;
using Npgsql;

namespace CachePrefix.Postgres.Tests;

/// <summary>A server with pgvector for the tests of a class, started only where it is installed.</summary>
public sealed class PgvectorFixture : IAsyncLifetime
{
    private readonly PgvectorServer _server = new();

    public NpgsqlDataSource Connect() => _server.Connect();

    public Task InitializeAsync() => PgvectorServer.Reason is null ? _server.InitializeAsync() : Task.CompletedTask;

    public Task DisposeAsync() => _server.DisposeAsync();
}
