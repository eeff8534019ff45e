using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Finds the text of members that the compiler knows.</summary>
internal static class ConstantText
{
    /// <summary>
    /// The value that a constant or static is initialised with, and the same text again when nothing can change it afterwards;
    /// nothing when the compiler does not know the value.
    /// </summary>
    public static (string? Initial, string? Lasting) Of(ISymbol member, Compilation compilation, CancellationToken cancellationToken)
    {
        if (member is IFieldSymbol { IsConst: true } constant)
            return (constant.ConstantValue as string, constant.ConstantValue as string);
        if (!member.IsStatic || InitializerOf(member, cancellationToken) is not { } initializer)
            return default;
        if (!compilation.ContainsSyntaxTree(initializer.SyntaxTree))
            return default;

        var model = compilation.GetSemanticModel(initializer.SyntaxTree);
        var text = model.GetConstantValue(initializer, cancellationToken) is { HasValue: true, Value: string value } ? value : null;
        return (text, member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } ? text : null);
    }

    /// <summary>The expression that gives a field or property its first, or only, value.</summary>
    public static ExpressionSyntax? InitializerOf(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                PropertyDeclarationSyntax { ExpressionBody.Expression: { } body } => body,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            };
            if (initializer is not null)
                return initializer;
        }

        return null;
    }
}
