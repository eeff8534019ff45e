namespace CachePrefix.OpenAI.Tests.Support;

[Prompt(MaxOutputTokens = 200)]
[Cascade("simple", "complex")]
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
