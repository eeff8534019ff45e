using CachePrefix.Analyzers.Catalog;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Compares what models cost, as far as the price sheet tells.</summary>
internal static class TierPrices
{
    /// <summary>Whether one model is cheaper than another for every call: neither input nor output costs more, and one of them less.</summary>
    public static bool IsCheaper(ModelInfo? left, ModelInfo? right)
    {
        if (left?.Price is not { } cheap || right?.Price is not { } dear)
            return false;

        var (input, output) = (cheap.Input * left.TokenScale, cheap.Output * left.TokenScale);
        var (otherInput, otherOutput) = (dear.Input * right.TokenScale, dear.Output * right.TokenScale);
        return input <= otherInput && output <= otherOutput && (input < otherInput || output < otherOutput);
    }

    /// <summary>What orders models as <see cref="IsCheaper"/> does, where that says anything.</summary>
    public static decimal Sum(ModelInfo model) => (model.Price!.Input + model.Price.Output) * model.TokenScale;
}
