#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>A place other than the provider's own service where its models are sold, with what is different there.</summary>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
sealed class PlatformInfo
{
    internal PlatformInfo()
    {
    }

    /// <summary>The id, such as <c>bedrock</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name to show to people.</summary>
    public required string Name { get; init; }

    /// <summary>The provider of the models.</summary>
    public required ProviderInfo Provider { get; init; }

    /// <summary>
    /// What stands before a model's id here, such as <c>us.anthropic.</c>, and what every price is multiplied by for such an id;
    /// empty where the ids do not tell the platform.
    /// </summary>
    public required IReadOnlyDictionary<string, decimal> IdPrefixes { get; init; }

    /// <summary>What may stand behind a model's id here, such as <c>-v1:0</c>.</summary>
    public required IReadOnlyList<string> IdSuffixes { get; init; }

    /// <summary>How many positions are looked back from a breakpoint, the breakpoint's own included; <see langword="null"/> where no limit is known.</summary>
    public required int? LookBackPositions { get; init; }

    /// <summary>Whether a run of tool calls, or of tool results, counts as one position.</summary>
    public required bool CollapsesToolRuns { get; init; }

    /// <summary>Whether a request may leave it to the service to place a breakpoint.</summary>
    public required bool AutomaticBreakpoint { get; init; }

    /// <summary>Whether the platform sets the days on which models retire itself, so that the provider's do not hold here.</summary>
    public required bool OwnRetirement { get; init; }

    /// <summary>Minimum sizes in tokens that differ from the provider's own or are published apart, by model id.</summary>
    public required IReadOnlyDictionary<string, int> MinimumPrefixTokens { get; init; }

    /// <summary>The day on which the row was compared with its sources.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>The addresses of the pages that the row was taken from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What else is worth knowing about the row; <see langword="null"/> for nothing.</summary>
    public required string? Note { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id;

    /// <summary>The id without what this platform puts around it, and what prices are multiplied by; <see langword="null"/> for an id of another form.</summary>
    internal (string Id, decimal PriceMultiplier)? Strip(string id)
    {
        foreach (var prefix in IdPrefixes)
        {
            if (!id.StartsWith(prefix.Key, StringComparison.OrdinalIgnoreCase))
                continue;

            var rest = id.Substring(prefix.Key.Length);
            foreach (var suffix in IdSuffixes)
                if (rest.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                    return (rest.Substring(0, rest.Length - suffix.Length), prefix.Value);
            return (rest, prefix.Value);
        }

        return null;
    }
}
