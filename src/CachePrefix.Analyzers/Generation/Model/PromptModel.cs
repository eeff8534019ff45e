using CachePrefix.Analyzers.Locking;

namespace CachePrefix.Analyzers.Generation;

/// <summary>All that the emitter needs to know of a prompt definition.</summary>
internal sealed record PromptModel
{
    /// <summary>The names that generated code goes by.</summary>
    public required PromptNames Names { get; init; }

    /// <summary>The prompt's name in logs, metrics and errors.</summary>
    public required string DisplayName { get; init; }

    public required string? Feature { get; init; }

    /// <summary>0 for the provider's own limit.</summary>
    public required int MaxOutputTokens { get; init; }

    /// <summary>The C# of a <see langword="float"/>, or <see langword="null"/> for the provider's own.</summary>
    public required string? Temperature { get; init; }

    /// <summary>The C# of a <c>ResponseCachePolicy</c>, or <see langword="null"/> when answers are not kept.</summary>
    public required string? ResponseCache { get; init; }

    /// <summary>The C# of a <c>SemanticCachePolicy</c>, or <see langword="null"/> when answers are not given to other questions.</summary>
    public required string? SemanticCache { get; init; }

    /// <summary>The C# of a <c>TimeSpan</c>, or <see langword="null"/> when answers are wanted at once.</summary>
    public required string? Patience { get; init; }

    /// <summary>The result type, fully qualified and annotated.</summary>
    public required string ResultType { get; init; }

    public required bool IsText { get; init; }

    /// <summary>The serializer context, fully qualified, or <see langword="null"/>.</summary>
    public required string? JsonContext { get; init; }

    public required RouteModel Route { get; init; }

    public required MethodModel? Validator { get; init; }

    /// <summary>The segments in wire order.</summary>
    public required EquatableArray<SegmentModel> Segments { get; init; }

    /// <summary>The tools, ordinally by name.</summary>
    public required EquatableArray<ToolModel> Tools { get; init; }

    /// <summary>The parameters of the flattened overloads, or <see langword="null"/> when the prompt cannot be created from its segments.</summary>
    public required EquatableArray<ParameterModel>? Parameters { get; init; }

    /// <summary>How the cached prefix is written when there is no prompt.</summary>
    public required PrefixWritingModel PrefixWriting { get; init; }

    /// <summary>The ids of obsolete and experimental symbols that generated code uses.</summary>
    public required EquatableArray<string> Suppressions { get; init; }

    /// <summary>The constant part, as the prefix lock holds it.</summary>
    public required LockEntry Lock { get; init; }

    /// <summary>SHA-256 of the constant part, in lower-case hexadecimal.</summary>
    public string ConstantHash => Lock.Hash;

    public int ConstantTokens => Lock.Tokens;
}
