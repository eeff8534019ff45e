using System.Net;
using CachePrefix.Emulator.Anthropic;
using CachePrefix.Emulator.Batches;
using CachePrefix.Emulator.Billing;
using CachePrefix.Emulator.Gemini;
using CachePrefix.Emulator.OpenAI;

namespace CachePrefix.Emulator;

/// <summary>A provider that runs on this machine: the Anthropic, OpenAI and Gemini wire protocols with their prompt caches and prices.</summary>
/// <remarks>
/// Give <see cref="BaseAddress"/> to the Anthropic SDK, <see cref="OpenAIAddress"/> to the OpenAI SDK and <see cref="GeminiOpenAIAddress"/> to the OpenAI SDK
/// for Gemini's models, with any API key.
/// </remarks>
public sealed class ProviderEmulator : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly EmulatorServices _services;

    private ProviderEmulator(EmulatorOptions options)
    {
        _services = new EmulatorServices(options);
        _application = Build(options);
        var batches = new BatchRunner(_services);
        AnthropicRoutes.Map(_application, _services, batches);
        OpenAIRoutes.Map(_application, _services, batches);
        GeminiRoutes.Map(_application, _services);
        ControlRoutes.Map(_application, this);
        _application.MapFallback(NotFound.WriteAsync);
    }

    /// <summary>Where the emulator listens, with a slash at the end.</summary>
    public Uri BaseAddress => new(_application.Urls.First().TrimEnd('/') + "/");

    /// <summary>The endpoint for OpenAI clients, which add no version to the path themselves.</summary>
    public Uri OpenAIAddress => new(BaseAddress, "v1");

    /// <summary>The endpoint for OpenAI clients that ask Gemini's models.</summary>
    public Uri GeminiOpenAIAddress => new(BaseAddress, "v1beta/openai/");

    /// <summary>What goes wrong with requests from now on, whatever they ask; at first what <see cref="EmulatorOptions.Faults"/> says.</summary>
    public FaultPlan Faults
    {
        get => _services.Faults.Current;
        set => _services.Faults.Current = value ?? FaultPlan.None;
    }

    /// <summary>The bill since the start or the last <see cref="Reset"/>.</summary>
    public EmulatorStats Stats => _services.Ledger.Snapshot(_services.Options.TimeProvider.GetUtcNow());

    /// <summary>All requests since the start or the last <see cref="Reset"/>, in the order of arrival; empty if they are not recorded.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _services.Log.Snapshot();

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How it runs; on a free port of the loopback address, with short answers, if left out.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">The host is not an IP address or <c>localhost</c>, or the port is out of range.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ProviderEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var emulator = new ProviderEmulator(options ?? new EmulatorOptions());
        try
        {
            await emulator._application.StartAsync(cancellationToken).ConfigureAwait(false);
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Forgets all cached prefixes, the bill, the recorded requests and everything that clients have stored.</summary>
    public void Reset() => _services.Reset();

    /// <summary>Completes when the emulator is told to stop, for example with Ctrl+C.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _application.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops the emulator.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static WebApplication Build(EmulatorOptions options)
    {
        var address = ParseHost(options.Host);
        if (options.Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
            throw new ArgumentException($"The port is {options.Port}; give one from 1 to {IPEndPoint.MaxPort}, or 0 for any free one.", nameof(options));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(address, options.Port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    private static IPAddress ParseHost(string host)
    {
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase))
            return IPAddress.Loopback;
        return IPAddress.TryParse(host, out var address)
            ? address
            : throw new ArgumentException($"The host is '{host}'; give an IP address such as 127.0.0.1, or 0.0.0.0 for all addresses of this machine.", nameof(host));
    }
}
