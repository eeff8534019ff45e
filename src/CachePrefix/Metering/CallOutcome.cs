namespace CachePrefix;

/// <summary>What a call was good for, in a unit of the product: a ticket solved, an order placed, a page translated.</summary>
/// <param name="CallId">The id of the call, <see cref="PromptResult.CallId"/>.</param>
/// <param name="Unit">The unit, such as <c>ticket solved</c>.</param>
/// <param name="Amount">How many.</param>
/// <param name="Time">When it was known, in UTC.</param>
public sealed record CallOutcome(string CallId, string Unit, decimal Amount, DateTimeOffset Time);
