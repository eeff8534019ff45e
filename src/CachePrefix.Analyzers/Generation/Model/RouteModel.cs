namespace CachePrefix.Analyzers.Generation;

/// <summary>The route.</summary>
internal sealed record RouteModel(RouteKind Kind, EquatableArray<string> Tiers, MethodModel? Method, string? Router = null);
