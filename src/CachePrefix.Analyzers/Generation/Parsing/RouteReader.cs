using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Reads how a prompt chooses its tier. Of several ways the first counts; a rule reports the others.</summary>
internal static class RouteReader
{
    public static RouteModel Read(PromptDeclaration prompt)
    {
        if (prompt.Cascade is { } cascade)
            return new RouteModel(RouteKind.Cascade, Names(cascade.Strings()), Method: null, RouterOf(prompt));
        if (prompt.Tier is { } tier)
            return new RouteModel(RouteKind.Fixed, Names(tier.Strings()), Method: null);
        if (prompt.Routers is [var (method, attribute), ..])
            return new RouteModel(RouteKind.Method, Names(attribute.Strings()), MethodReader.Router(method, prompt));
        return new RouteModel(RouteKind.Fixed, default, Method: null);
    }

    /// <summary>The attribute that names the router of a cascade.</summary>
    public static AttributeData? RouterAttributeOf(PromptDeclaration prompt) =>
        prompt.Type.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == MetadataNames.Route);

    private static string? RouterOf(PromptDeclaration prompt) => RouterAttributeOf(prompt)?.Strings() is [{ Length: > 0 } name] ? name : null;

    private static EquatableArray<string> Names(ImmutableArray<string?> names) =>
        names.Select(static name => name ?? "").Where(static name => !string.IsNullOrWhiteSpace(name)).ToEquatableArray();
}
