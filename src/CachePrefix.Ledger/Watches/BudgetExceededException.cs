namespace CachePrefix.Ledger;

/// <summary>A call was refused because the day's budget is spent. The message names the budget, the cost and the way out.</summary>
/// <param name="message">The message.</param>
public sealed class BudgetExceededException(string message) : Exception(message);
