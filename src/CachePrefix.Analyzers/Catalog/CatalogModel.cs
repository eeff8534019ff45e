namespace CachePrefix.Analyzers.Catalog;

/// <summary>What the catalogue says of a model, as far as rules and documentation need it.</summary>
internal sealed record CatalogModel
{
    public required string Id { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The id of its provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Whether it takes system messages inside of a conversation; <see langword="null"/> where that is no question.</summary>
    public required bool? TakesSystemMessages { get; init; }

    /// <summary>The fewest tokens that are cached, or <see langword="null"/> where unknown.</summary>
    public required int? MinimumPrefixTokens { get; init; }

    /// <summary>How many tokens the model makes of a text that common tokenizers turn into one.</summary>
    public required decimal TokenScale { get; init; }

    /// <summary>The lifetime that a rung of five minutes gets: the model's shortest.</summary>
    public required TimeSpan ShortLife { get; init; }

    /// <summary>The lifetime that a rung of one hour gets: the model's longest.</summary>
    public required TimeSpan LongLife { get; init; }

    /// <summary>Whether the provider caches by itself, so that breakpoints are not sent.</summary>
    public required bool CachesByItself { get; init; }

    /// <summary>The step in tokens in which a provider that caches by itself does so, or <see langword="null"/>.</summary>
    public required int? IncrementTokens { get; init; }

    /// <summary>The newest price that had begun when the row was checked, so that equal inputs give equal output on every day; <see langword="null"/> where none is known.</summary>
    public required CatalogPrice? Price { get; init; }

    /// <summary>The day on which the row was compared with its sources.</summary>
    public required DateTime? Checked { get; init; }

    /// <summary>The first day on which the provider no longer answers with this model, or <see langword="null"/> where none was announced.</summary>
    public required DateTime? Retires { get; init; }

    /// <summary>The id of the model that the provider recommends instead, or <see langword="null"/>.</summary>
    public required string? Successor { get; init; }
}
