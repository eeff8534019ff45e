using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Turns routers and validators into calls.</summary>
internal static class MethodReader
{
    /// <summary>The call of a router, or <see langword="null"/> when its signature is not one that can be called.</summary>
    public static MethodModel? Router(IMethodSymbol method, PromptDeclaration prompt)
    {
        if (ShapeOf(method, static (type, _) => type.SpecialType == SpecialType.System_String, prompt.Known) is not { } shape || !IsPlain(method, prompt))
            return null;

        var parameters = WithoutToken(method, prompt.Known, out var token);
        return (method.IsStatic, parameters.Length) switch
        {
            (false, 0) => Call(method, prompt, token, shape),
            (true, 1) when Takes(parameters[0], prompt.Type, prompt.Known) => Call(method, prompt, token, shape, "prompt"),
            _ => null,
        };
    }

    /// <summary>The call of a validator, or <see langword="null"/> when its signature is not one that can be called.</summary>
    public static MethodModel? Validator(IMethodSymbol method, PromptDeclaration prompt)
    {
        if (ShapeOf(method, static (type, known) => type.SpecialType == SpecialType.System_Boolean || type.Is(known.AnswerVerdict), prompt.Known) is not { } shape
            || !IsPlain(method, prompt)
            || prompt.ResultTypes is not [var result])
        {
            return null;
        }

        var parameters = WithoutToken(method, prompt.Known, out var token);
        return parameters.Length switch
        {
            1 when Takes(parameters[0], result, prompt.Known) => Call(method, prompt, token, shape, Answer(result)),
            2 when method.IsStatic && Takes(parameters[0], prompt.Type, prompt.Known) && Takes(parameters[1], result, prompt.Known) =>
                Call(method, prompt, token, shape, "prompt", Answer(result)),
            _ => null,
        };
    }

    /// <summary>Strict reading has seen to it that only what the result type allows is null.</summary>
    private static string Answer(ITypeSymbol result) => result.HasNullable() || result.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? "answer!" : "answer";

    private static MethodModel Call(IMethodSymbol method, PromptDeclaration prompt, bool token, CallShape shape, params string[] arguments)
    {
        var target = method.IsStatic ? method.ContainingType.ToQualified() : "prompt";
        var list = string.Join(", ", token ? arguments.Append("cancellationToken") : arguments);
        var forgiven = method.ReturnType.HasNullable() ? "!" : "";
        return new MethodModel($"{target}.{Identifiers.Escape(method.Name)}({list}){forgiven}", shape)
        {
            GivesVerdict = ShapeOf(method, static (type, known) => type.Is(known.AnswerVerdict), prompt.Known) is not null,
        };
    }

    private static CallShape? ShapeOf(IMethodSymbol method, Func<ITypeSymbol, KnownTypes, bool> isValue, KnownTypes known)
    {
        if (isValue(method.ReturnType, known))
            return CallShape.Value;
        if (method.ReturnType is not INamedTypeSymbol { TypeArguments: [var argument] } type || !isValue(argument, known))
            return null;
        return type.OriginalDefinition.Is(known.ValueTask) ? CallShape.ValueTask
            : type.OriginalDefinition.Is(known.Task) ? CallShape.Task
            : null;
    }

    private static bool IsPlain(IMethodSymbol method, PromptDeclaration prompt) =>
        method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false }
        && prompt.CanUse(method)
        && (method.IsStatic || !prompt.Hierarchy.IsHidden(method))
        && Obsoletion.ErrorOf(method) is null
        && method.RefKind == RefKind.None
        && method.CanBeReferencedByName
        && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None);

    private static ReadOnlySpan<IParameterSymbol> WithoutToken(IMethodSymbol method, KnownTypes known, out bool token)
    {
        var parameters = method.Parameters.AsSpan();
        token = parameters.Length > 0 && parameters[parameters.Length - 1].Type.Is(known.CancellationToken);
        return token ? parameters.Slice(0, parameters.Length - 1) : parameters;
    }

    private static bool Takes(IParameterSymbol parameter, ITypeSymbol type, KnownTypes known) =>
        known.Compilation.ClassifyConversion(type, parameter.Type) is { IsImplicit: true, IsUserDefined: false };
}
