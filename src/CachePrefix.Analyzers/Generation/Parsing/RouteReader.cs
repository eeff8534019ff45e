using System.Collections.Immutable;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Reads how a prompt chooses its tier. Of several ways the first counts; a rule reports the others.</summary>
internal static class RouteReader
{
    public static RouteModel Read(PromptDeclaration prompt)
    {
        if (prompt.Cascade is { } cascade)
            return new RouteModel(RouteKind.Cascade, Names(cascade.Strings()), Method: null, prompt.Route?.Strings() is [{ Length: > 0 } router] ? router : null);
        if (prompt.Tier is { } tier)
            return new RouteModel(RouteKind.Fixed, Names(tier.Strings()), Method: null);
        if (prompt.Routers is [var (method, attribute), ..])
            return new RouteModel(RouteKind.Method, Names(attribute.Strings()), MethodReader.Router(method, prompt));
        return new RouteModel(RouteKind.Fixed, default, Method: null);
    }

    private static EquatableArray<string> Names(ImmutableArray<string?> names) =>
        names.Select(static name => name ?? "").Where(static name => !string.IsNullOrWhiteSpace(name)).ToEquatableArray();
}
