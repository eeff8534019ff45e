using System.ComponentModel;

namespace CachePrefix.Ledger.Tests.Bills;

[Prompt(Feature = "booking", MaxOutputTokens = 200, JsonContext = typeof(BillJson))]
[Cascade("small", "large")]
public sealed partial record BookingPrompt : IPrompt<Booking>
{
    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [PromptInput]
    public required string Request { get; init; }

    [Validator]
    public static bool HasGuests(Booking booking) => booking.Guests > 0;
}

public sealed record Booking(string Room, int Guests);

[System.Text.Json.Serialization.JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[System.Text.Json.Serialization.JsonSerializable(typeof(Booking))]
public sealed partial class BillJson : System.Text.Json.Serialization.JsonSerializerContext;

[Prompt(Feature = "concierge", MaxOutputTokens = 200)]
public sealed partial record ConciergePrompt : IPrompt<string>
{
    [CachedPrefix(Stability.Deployment, Ttl = CacheTtl.OneHour)]
    public required string Handbook { get; init; }

    [PromptInput]
    public required string Question { get; init; }

    [PromptTool]
    [Description("Tells whether a room is free.")]
    public static string FindRoom([Description("The number of guests.")] int guests) => $"room for {guests}";

    [RouteBy("small", "openai", "gemini", "large")]
    public string ChooseTier() => (Question.Length % 4) switch { 0 => "small", 1 => "openai", 2 => "gemini", _ => "large" };
}

[Prompt(Feature = "faq", MaxOutputTokens = 100)]
[Tier("openai")]
[CacheResponse(Expiration = "01:00:00")]
public sealed partial record FaqPrompt : IPrompt<string>
{
    [CachedPrefix]
    public const string Role = "You answer questions about a small hotel.";

    [PromptInput]
    public required string Question { get; init; }
}
