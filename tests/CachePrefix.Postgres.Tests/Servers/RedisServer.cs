using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CachePrefix.Postgres.Tests.Servers;

/// <summary>A Redis server of the operating system.</summary>
public sealed class RedisServer : LoopbackServer
{
    private static readonly string[] Paths = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"];

    public static string? Reason { get; } = Missing("Redis", Paths);

    protected override ProcessStartInfo StartInfo() => new(
        Paths.First(File.Exists), ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Folder]);

    protected override async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>A test on a Redis server; skipped where none is installed, never in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() => Skip = RedisServer.Reason;
}
