using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Reads how a prompt chooses its tier. Of several ways the first counts; a rule reports the others.</summary>
internal static class RouteReader
{
    public static RouteModel Read(PromptDeclaration prompt)
    {
        if (prompt.Cascade is { } cascade)
            return new RouteModel(RouteKind.Cascade, Names(cascade.Strings()), Method: null) { Settings = Settings(prompt, cascade).ToEquatableArray() };
        if (prompt.Tier is { } tier)
            return new RouteModel(RouteKind.Fixed, Names(tier.Strings()), Method: null);
        if (prompt.Routers is [var (method, attribute), ..])
            return new RouteModel(RouteKind.Method, Names(attribute.Strings()), MethodReader.Router(method, prompt));
        return new RouteModel(RouteKind.Fixed, default, Method: null);
    }

    private static IEnumerable<string> Settings(PromptDeclaration prompt, AttributeData cascade)
    {
        if (prompt.Route?.Strings() is [{ Length: > 0 } router])
            yield return $"Router = {ConstantExpression.OfString(router)}";
        foreach (var argument in cascade.NamedArguments)
        {
            switch (argument.Key, argument.Value.Value)
            {
                case ("ThrowsWhenRejected" or "HoldsBack", true):
                    yield return $"{argument.Key} = true";
                    break;
                case ("Carry", int carry) when carry is 1 or 2:
                    yield return $"Carry = global::CachePrefix.CascadeCarry.{(carry == 1 ? "Nothing" : "Answer")}";
                    break;
            }
        }
    }

    private static EquatableArray<string> Names(ImmutableArray<string?> names) =>
        names.Select(static name => name ?? "").Where(static name => !string.IsNullOrWhiteSpace(name)).ToEquatableArray();
}
