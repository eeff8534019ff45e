using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace CachePrefix.Postgres.Batches;

/// <summary>
/// A run that this process has taken: an advisory lock of a connection, which PostgreSQL gives back when the connection ends, however it ends. States are written on the same connection, so
/// that a process which has lost the run without noticing cannot write them any more.
/// </summary>
internal sealed class RunLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly long _key;
    private readonly Action _released;

    private RunLock(NpgsqlConnection connection, long key, Action released)
    {
        _connection = connection;
        _key = key;
        _released = released;
    }

    public static async Task<RunLock?> TryTakeAsync(NpgsqlDataSource source, string name, Action released, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var key = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
            await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = key } } };
            if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true)
                return new RunLock(connection, key, released);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>Runs a command on the connection that has the lock.</summary>
    public async Task ExecuteAsync(Func<NpgsqlConnection, NpgsqlCommand> create, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using var command = create(_connection);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _released();
        try
        {
            await ExecuteAsync(
                connection => new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = _key } } }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or TimeoutException or IOException)
        {
            // The connection is gone, and the lock with it.
            NpgsqlConnection.ClearPool(_connection);
        }

        await _connection.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }
}
