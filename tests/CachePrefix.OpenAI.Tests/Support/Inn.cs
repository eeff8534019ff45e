using System.Text.Json.Nodes;
using CachePrefix.Emulator;
using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI.Tests.Support;

/// <summary>Generated clients on the official SDK, over HTTP, against an emulator.</summary>
internal sealed class Inn : IAsyncDisposable
{
    private readonly string _kind;

    private Inn(ProviderEmulator emulator, string kind, string simple, string complex)
    {
        _kind = kind;
        Emulator = emulator;
        Client = CreateClient(simple);
        Runtime = new PromptRuntime(new TierRegistry(new Tier("simple", Client), new Tier("complex", CreateClient(complex))));
    }

    public static string Handbook { get; } = string.Join(' ', Enumerable.Range(1, 3_000).Select(i => $"rule{i % 97}"));

    public ProviderEmulator Emulator { get; }

    public IChatClient Client { get; }

    public PromptRuntime Runtime { get; }

    public GuestPromptClient Guest => new(Runtime);

    public BookingPromptClient Booking => new(Runtime);

    public static async Task<Inn> OpenAsync(
        string kind, string rules = """{"rules":[{"reply":{"text":"Gladly."}}]}""", string simple = "gpt-5.6-luna", string complex = "gpt-5.6-terra") =>
        new(await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(rules) }), kind, simple, complex);

    public IChatClient CreateClient(string model) => CreatePlainClient(model).WithOpenAICaching();

    public IChatClient CreatePlainClient(string model) => Sdk.Create(_kind, new Uri(Emulator.BaseAddress, "v1"), model);

    public JsonObject Sent(int request) => JsonNode.Parse(Emulator.Requests[request].Text)!.AsObject();

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
