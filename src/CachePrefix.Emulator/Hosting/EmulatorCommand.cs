using System.CommandLine;
using System.Net.Sockets;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Hosting;

/// <summary>The command that starts an emulator and runs until it is stopped.</summary>
public static class EmulatorCommand
{
    private const int CouldNotStart = 2;

    /// <summary>Creates the command.</summary>
    public static RootCommand Create()
    {
        var port = new Option<int>("--port") { Description = "The port to listen on; 0 for any free one.", DefaultValueFactory = _ => 5005 };
        var host = new Option<string>("--host") { Description = "The IP address to listen on. Only this machine can connect unless told otherwise.", DefaultValueFactory = _ => "127.0.0.1" };
        var rules = new Option<FileInfo?>("--rules") { Description = "A JSON file that says what to answer." };
        var faults = new Option<string?>("--faults") { Description = "What goes wrong, such as rateLimit=0.05,overloaded=0.01,seed=7." };
        var models = new Option<FileInfo?>("--models") { Description = "A JSON file with models and prices to put over the built-in ones." };
        var firstToken = new Option<int>("--first-token-ms") { Description = "How long the first token takes of a request that writes to the cache.", DefaultValueFactory = _ => (int)new EmulatorOptions().FirstTokenDelay.TotalMilliseconds };
        var batch = new Option<double>("--batch-seconds") { Description = "How long a batch takes.", DefaultValueFactory = _ => new EmulatorOptions().BatchDuration.TotalSeconds };
        var command = new RootCommand("Runs an offline provider that speaks the protocols of Anthropic, OpenAI and Gemini, with their prompt caches, batches and prices.")
        {
            port,
            host,
            rules,
            faults,
            models,
            firstToken,
            batch,
        };
        command.SetAction(async (result, cancellation) =>
        {
            try
            {
                await RunAsync(result.InvocationConfiguration.Output, cancellation, new EmulatorOptions
                {
                    Port = result.GetValue(port),
                    Host = result.GetValue(host)!,
                    Rules = result.GetValue(rules) is { } file ? AnswerRules.Load(file.FullName) : AnswerRules.Empty,
                    Faults = result.GetValue(faults) is { } list ? FaultPlan.Parse(list) : FaultPlan.None,
                    Catalog = result.GetValue(models) is { } catalog ? ModelCatalog.Default.Override(catalog.FullName) : ModelCatalog.Default,
                    FirstTokenDelay = TimeSpan.FromMilliseconds(result.GetValue(firstToken)),
                    BatchDuration = TimeSpan.FromSeconds(result.GetValue(batch)),
                    RecordRequests = false,
                });
                return 0;
            }
            catch (Exception exception) when (exception is FormatException or ArgumentException or IOException or UnauthorizedAccessException or SocketException)
            {
                await result.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
                return CouldNotStart;
            }
        });
        return command;
    }

    private static async Task RunAsync(TextWriter output, CancellationToken cancellationToken, EmulatorOptions options)
    {
        await using var emulator = await ProviderEmulator.StartAsync(options, cancellationToken);
        await output.WriteLineAsync($"Listening on {emulator.BaseAddress}");
        await output.WriteLineAsync($"  Anthropic SDK: base URL {emulator.BaseAddress}");
        await output.WriteLineAsync($"  OpenAI SDK:    endpoint {emulator.OpenAIAddress}");
        await output.WriteLineAsync($"  Gemini:        {emulator.BaseAddress}v1beta/, for the OpenAI SDK {emulator.GeminiOpenAIAddress}");
        await output.WriteLineAsync($"  Bill:          GET {emulator.BaseAddress}emulator/stats, POST {emulator.BaseAddress}emulator/reset");
        await output.WriteLineAsync("Any API key is accepted; caches are kept apart by key. Ctrl+C stops.");
        await emulator.WaitForShutdownAsync(cancellationToken);
    }
}
