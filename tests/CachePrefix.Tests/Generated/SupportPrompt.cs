using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Generated;

[Prompt(Feature = "support", MaxOutputTokens = 400, Temperature = 0.2, JsonContext = typeof(SupportJson))]
[Cascade("simple", "complex")]
public sealed partial record SupportPrompt : IPrompt<SupportAnswer>
{
    [CachedPrefix]
    public const string Role = "You answer questions about Acme's products.";

    [CachedPrefix(Stability.Deployment, Ttl = CacheTtl.OneHour)]
    public required string Handbook { get; init; }

    [CachedPrefix(Stability.Tenant)]
    public required string CustomerFacts { get; init; }

    [Examples]
    public static IReadOnlyList<PromptExample> Examples { get; } = [new("Hello", """{"Text":"Hello!","Grounded":true}""")];

    [History]
    public IReadOnlyList<ChatMessage> History { get; init; } = [];

    [PromptInput]
    public required string Question { get; init; }

    [PromptTool]
    [Description("Finds an order.")]
    public static Order FindOrder([Description("The number of the order.")] string id) => new(id, 3);

    [PromptTool]
    private static Task<string> AskWarehouseAsync(int count = 1, CancellationToken cancellationToken = default) => Task.FromResult($"{count} in stock");

    [Validator]
    public static bool IsGrounded(SupportAnswer answer) => answer.Grounded;
}

public sealed record SupportAnswer(string Text, bool Grounded);

public sealed record Order(string Id, int Items);

[JsonSerializable(typeof(SupportAnswer))]
[JsonSerializable(typeof(Order))]
public sealed partial class SupportJson : JsonSerializerContext;
