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
    private const string Namespace = "Anthropic.Models.Messages";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.TtlOrder];

    /// <inheritdoc/>
    protected internal override string Title => "Keep it one hour";

    internal override async Task<Solution?> FixAsync(FixTarget target, CancellationToken cancellationToken)
    {
        var document = target.Volatile.DocumentId;
        if (target.Volatile.Node is AttributeSyntax attribute)
        {
            return attribute.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault(static name => name.Identifier.Text == "FiveMinutes") is { } lifetime
                ? await target.Solution.EditAsync(document, editor => editor.ReplaceNode(lifetime, SyntaxFactory.IdentifierName("OneHour").WithTriviaFrom(lifetime)), cancellationToken).ConfigureAwait(false)
                : null;
        }

        if (MarkerCode.Find(target.Volatile) is not { } marker || Raise(marker) is not var (old, raised))
            return null;

        var isBeta = (await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false)).GetTypeInfo(marker.Node, cancellationToken).Type?.Name.StartsWith("Beta", StringComparison.Ordinal) == true;
        var solution = await target.Solution.EditAsync(document, editor => editor.ReplaceNode(old, raised), cancellationToken).ConfigureAwait(false);
        return await solution.WithUsingAsync(document, isBeta ? "Anthropic.Models.Beta.Messages" : Namespace, cancellationToken).ConfigureAwait(false);
    }

    private static (SyntaxNode Old, SyntaxNode New)? Raise(MarkerCode marker)
    {
        return marker.Value switch
        {
            BaseObjectCreationExpressionSyntax creation => Raise(creation),
            MemberAccessExpressionSyntax { Name.Identifier.Text: "Ttl5m" } lifetime => (lifetime.Name, SyntaxFactory.IdentifierName("Ttl1h").WithTriviaFrom(lifetime.Name)),
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression } none => (none, OneHour().WithTriviaFrom(none)),
            { } other when marker.Node is AssignmentExpressionSyntax => (other, SyntaxFactory.ParseExpression("new() { Ttl = Ttl.Ttl1h }").WithTriviaFrom(other)),
            _ => null,
        };
    }

    private static (SyntaxNode Old, SyntaxNode New)? Raise(BaseObjectCreationExpressionSyntax creation)
    {
        var lifetime = creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(static assignment => assignment.Left.ToString() == "Ttl")?.Right;
        if (lifetime is not null)
            return (lifetime, OneHour().WithTriviaFrom(lifetime));

        var initializer = ((BaseObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression("new() { Ttl = Ttl.Ttl1h }")).Initializer!;
        SyntaxNode raised = creation switch
        {
            ImplicitObjectCreationExpressionSyntax target => target.WithArgumentList(target.ArgumentList.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(initializer).WithTriviaFrom(target),
            ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } named => named.WithType(named.Type.WithTrailingTrivia(SyntaxFactory.Space)).WithArgumentList(null).WithInitializer(initializer).WithTriviaFrom(named),
            _ => creation,
        };
        return raised == creation ? null : (creation, raised);
    }

    private static ExpressionSyntax OneHour() => SyntaxFactory.ParseExpression("Ttl.Ttl1h");
}
