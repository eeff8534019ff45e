namespace CachePrefix.Analyzers.Generation;

/// <summary>The route.</summary>
internal sealed record RouteModel(RouteKind Kind, EquatableArray<string> Tiers, MethodModel? Method)
{
    /// <summary>What the route says besides, as C# member initialisers.</summary>
    public EquatableArray<string> Settings { get; init; }
}
