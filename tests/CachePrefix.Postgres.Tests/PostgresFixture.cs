using CachePrefix.Postgres.Tests.Servers;
using Npgsql;

namespace CachePrefix.Postgres.Tests;

/// <summary>A server for the tests of a class, started only where it is installed.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private NpgsqlDataSource? _source;

    public PostgresServer Server { get; } = new();

    public NpgsqlDataSource Source => _source ??= Server.Connect();

    public Task InitializeAsync() => PostgresServer.Reason is null ? Server.InitializeAsync() : Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_source is not null)
            await _source.DisposeAsync();
        await Server.DisposeAsync();
    }
}
