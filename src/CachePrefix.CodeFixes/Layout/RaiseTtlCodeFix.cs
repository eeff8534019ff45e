using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>Gives a breakpoint the lifetime of the later one that lives longer.</summary>
public sealed class RaiseTtlCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.TtlOrder];

    /// <inheritdoc/>
    protected internal override string Title => "Keep it one hour";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        var edit = target.Volatile.Node is AttributeSyntax attribute
            ? Raise(attribute)
            : MarkerCode.Find(target.Volatile) is { } marker
                ? Raise(marker, await IsBetaAsync(target, marker, cancellationToken).ConfigureAwait(false))
                : null;
        return edit is var (old, raised)
            ? target.Edit(editor => editor.ReplaceNode(old, raised.WithTriviaFrom(old)))
            : null;
    }

    private static (SyntaxNode Old, SyntaxNode New)? Raise(AttributeSyntax attribute) =>
        attribute.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault(static name => name.Identifier.Text == "FiveMinutes") is { } lifetime
            ? (lifetime, SyntaxFactory.IdentifierName("OneHour"))
            : null;

    private static (SyntaxNode Old, SyntaxNode New)? Raise(MarkerCode marker, bool isBeta) => marker.Value switch
    {
        BaseObjectCreationExpressionSyntax creation => Raise(creation, isBeta),
        null when marker.Call is { } call => (call.ArgumentList, call.ArgumentList.AddArguments(SyntaxFactory.Argument(MarkerTypes.LongTtl()))),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "FiveMinutes" or "Default" } neutral => (neutral.Name, SyntaxFactory.IdentifierName("OneHour")),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Ttl5m" } lifetime => (lifetime.Name, SyntaxFactory.IdentifierName("Ttl1h")),
        { } other when marker.Node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax } => (other, WithLifetime(SyntaxFactory.ImplicitObjectCreationExpression(), isBeta)),
        { } other when marker.Call is not null && other is DefaultExpressionSyntax or CastExpressionSyntax or LiteralExpressionSyntax => (other, MarkerTypes.OneHour(isBeta)),
        _ => null,
    };

    private static (SyntaxNode Old, SyntaxNode New)? Raise(BaseObjectCreationExpressionSyntax creation, bool isBeta)
    {
        var lifetime = creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static assignment => assignment.Left.ToString() == "Ttl")?.Right;
        if (lifetime is not null)
            return (lifetime, MarkerTypes.OneHour(isBeta));

        return creation is { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } ? (creation, WithLifetime(creation, isBeta)) : null;
    }

    /// <summary><c>new T { Ttl = … }</c>, or <c>new() { Ttl = … }</c>.</summary>
    private static BaseObjectCreationExpressionSyntax WithLifetime(BaseObjectCreationExpressionSyntax creation, bool isBeta)
    {
        var template = (ImplicitObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression("new() { Ttl = value }");
        var value = template.Initializer!.DescendantNodes().OfType<IdentifierNameSyntax>().Last();
        template = template.ReplaceNode(value, MarkerTypes.OneHour(isBeta).WithTriviaFrom(value));
        return creation is ObjectCreationExpressionSyntax named
            ? named.WithType(named.Type.WithTrailingTrivia(SyntaxFactory.Space)).WithArgumentList(null).WithInitializer(template.Initializer)
            : template;
    }

    private static async Task<bool> IsBetaAsync(FixTarget target, MarkerCode marker, CancellationToken cancellationToken)
    {
        var model = await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false);
        var type = (marker.Node is AssignmentExpressionSyntax assignment ? model.GetTypeInfo(assignment.Right, cancellationToken).ConvertedType : null)
            ?? (marker.Value is { } value ? model.GetTypeInfo(value, cancellationToken).Type : null);
        return type?.Name.StartsWith("Beta", StringComparison.Ordinal) == true;
    }
}
