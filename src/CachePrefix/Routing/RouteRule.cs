namespace CachePrefix;

/// <summary>When a <see cref="HeuristicRouter"/> sends a request to a tier. All conditions that are given must hold.</summary>
public sealed record RouteRule
{
    /// <summary>The tier.</summary>
    public required string Tier { get; init; }

    /// <summary>What decisions call the rule; its number when <see langword="null"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The last user turn has at least this many tokens, by estimate.</summary>
    public int? MinInputTokens { get; init; }

    /// <summary>The last user turn has at most this many tokens, by estimate.</summary>
    public int? MaxInputTokens { get; init; }

    /// <summary>The last user turn has code in it, or has none.</summary>
    public bool? Code { get; init; }

    /// <summary>The last user turn has a table in it, or has none.</summary>
    public bool? Table { get; init; }

    /// <summary>The request offers tools, or offers none.</summary>
    public bool? Tools { get; init; }

    /// <summary>The request carries images, documents or audio, or carries none.</summary>
    public bool? Attachments { get; init; }

    /// <summary>The conversation before the last user turn has at least this many messages.</summary>
    public int? MinHistory { get; init; }

    /// <summary>The prompt's feature is one of these.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>The last user turn contains one of these words, in any case.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Most letters of the last user turn are of one of these scripts: <c>latin</c>, <c>cyrillic</c>, <c>greek</c>, <c>arabic</c>, <c>hebrew</c>, <c>cjk</c> or <c>other</c>.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    internal RouteConditions Conditions => new()
    {
        MinInputTokens = MinInputTokens,
        MaxInputTokens = MaxInputTokens,
        MinHistory = MinHistory,
        Code = Code,
        Table = Table,
        Tools = Tools,
        Attachments = Attachments,
        Features = Features,
        Keywords = Keywords,
        Scripts = Scripts,
    };

    internal bool Matches(RequestTraits request) =>
        (MinInputTokens is not { } least || request.InputTokens >= least)
        && (MaxInputTokens is not { } most || request.InputTokens <= most)
        && (Code is not { } code || request.HasCode == code)
        && (Table is not { } table || request.HasTable == table)
        && (Tools is not { } tools || request.HasTools == tools)
        && (Attachments is not { } attachments || request.HasAttachments == attachments)
        && (MinHistory is not { } history || request.History >= history)
        && (Features.Count == 0 || Features.Contains(request.Feature, StringComparer.Ordinal))
        && (Keywords.Count == 0 || Keywords.Any(request.HasWord))
        && (Scripts.Count == 0 || Scripts.Contains(request.Script, StringComparer.OrdinalIgnoreCase));
}
