using System.ComponentModel;
using System.Text.Json.Serialization;
using CachePrefix;

namespace Native;

[Prompt(JsonContext = typeof(TicketJson))]
[Cascade("simple", "complex")]
internal sealed partial record TicketPrompt : IPrompt<Ticket>
{
    [CachedPrefix]
    public const string Role = "You send support tickets to the team that the handbook names.";

    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [PromptInput]
    public required string Text { get; init; }

    [Validator]
    public static bool HasTeam(Ticket answer) => answer.Team.Length > 0;
}

[Prompt(JsonContext = typeof(TicketJson))]
[Tier("simple")]
internal sealed partial record OrderPrompt : IPrompt<string>
{
    [CachedPrefix]
    public const string Role = "You answer questions about orders.";

    [PromptInput]
    public required string Question { get; init; }

    [PromptTool]
    [Description("Finds an order.")]
    public static Order FindOrder([Description("The number.")] int number) => new(number, "sent");
}

internal enum Urgency
{
    Low,
    High,
}

internal sealed record Ticket(string Team, Urgency Urgency, DateOnly? Due, List<string> Tags);

internal sealed record Order(int Number, string State);

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Ticket))]
[JsonSerializable(typeof(Order))]
internal sealed partial class TicketJson : JsonSerializerContext;
