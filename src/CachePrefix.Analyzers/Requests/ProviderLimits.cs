using System.Globalization;
using CachePrefix.Analyzers.Generation;

namespace CachePrefix.Analyzers.Requests;

/// <summary>How many breakpoints the providers of the catalogue take in one request.</summary>
internal static class ProviderLimits
{
    private static readonly Lazy<Dictionary<string, int>> MostBreakpoints = new(Load);

    /// <summary>The limit of the provider that a kind of code talks to.</summary>
    public static int BreakpointsOf(RequestProtocol protocol) =>
        MostBreakpoints.Value.TryGetValue(protocol == RequestProtocol.OpenAI ? "openai" : "anthropic", out var most) ? most : int.MaxValue;

    private static Dictionary<string, int> Load()
    {
        var limits = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var provider in EmbeddedCatalog.Root?.Member("providers")?.Elements() ?? [])
        {
            if (provider.Member("id").Text() is { } id && int.TryParse(provider.Member("maxBreakpoints")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
                limits[id] = most;
        }

        return limits;
    }
}
