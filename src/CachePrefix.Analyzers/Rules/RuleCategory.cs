namespace CachePrefix.Analyzers.Rules;

/// <summary>The families of rules, as descriptors name them.</summary>
internal static class RuleCategory
{
    public const string Volatility = nameof(Volatility);
    public const string Layout = nameof(Layout);
    public const string Economics = nameof(Economics);
    public const string Routing = nameof(Routing);
    public const string ResponseCache = nameof(ResponseCache);
    public const string Batch = nameof(Batch);
    public const string Bill = nameof(Bill);
    public const string Definition = nameof(Definition);
}
