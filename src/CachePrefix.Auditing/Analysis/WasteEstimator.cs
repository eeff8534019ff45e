using System.Collections.Concurrent;
using System.Text;
using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Auditing.Findings;
using CachePrefix.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Auditing.Analysis;

/// <summary>Estimates what findings cost from the constant text behind the volatile value and the one model that the code names.</summary>
internal sealed class WasteEstimator
{
    private const int CallCount = 1000;
    private const decimal Million = 1_000_000m;

    private readonly ConcurrentDictionary<SyntaxTree, IReadOnlyList<string>> _names = new();

    /// <summary>The estimate, or <see langword="null"/> where text, model or price are not known.</summary>
    public WasteEstimate? Of(Diagnostic diagnostic, Compilation compilation, AnalyzerOptions options)
    {
        var prompt = diagnostic.AdditionalLocations is [.., var last] ? last : diagnostic.Location;
        if (prompt.SourceTree is not { } tree || !compilation.ContainsSyntaxTree(tree))
            return null;

        var places = diagnostic.AdditionalLocations.Prepend(diagnostic.Location)
            .Where(place => place.SourceTree == tree && place != prompt && prompt.SourceSpan.Contains(place.SourceSpan))
            .Select(static place => place.SourceSpan.End);
        var node = tree.GetRoot().FindNode(prompt.SourceSpan, getInnermostNodeForTie: true);
        var text = TextAfter(node, places.DefaultIfEmpty(prompt.SourceSpan.End).Max(), compilation.GetSemanticModel(tree));
        if (text.Length == 0 || ModelOf(tree, compilation, ProjectFiles.Of(options).Models) is not { Price: { } price } model)
            return null;

        var tokens = (int)Math.Round(TokenEstimate.Of(text).Likely * model.TokenScale);
        var dollars = tokens * (price.Input - price.CacheRead) * CallCount / Million;
        return dollars > 0 ? new WasteEstimate(tokens, model.Id, dollars) : null;
    }

    /// <summary>The constant text of an expression behind a position.</summary>
    private static string TextAfter(SyntaxNode expression, int position, SemanticModel semantics)
    {
        var text = new StringBuilder();
        foreach (var node in expression.DescendantNodesAndSelf(static node => node is not LiteralExpressionSyntax))
        {
            if (node.SpanStart < position)
                continue;
            if (node is InterpolatedStringTextSyntax part)
                text.Append(part.TextToken.ValueText);
            else if (node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal && node.Parent is not InterpolationFormatClauseSyntax)
                text.Append(literal.Token.ValueText);
            else if (node is IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax } or MemberAccessExpressionSyntax && semantics.GetConstantValue(node) is { HasValue: true, Value: string constant })
                text.Append(constant);
        }

        return text.ToString();
    }

    /// <summary>The one model that the file names, else the one that the project names.</summary>
    private ModelInfo? ModelOf(SyntaxTree tree, Compilation compilation, ModelCatalog sheet)
    {
        var models = ModelsIn(tree, sheet);
        if (models.Count == 0)
            models = [.. compilation.SyntaxTrees.SelectMany(each => ModelsIn(each, sheet)).Distinct()];

        return models is [var only] ? only : null;
    }

    private IReadOnlyList<ModelInfo> ModelsIn(SyntaxTree tree, ModelCatalog sheet) =>
        [.. _names.GetOrAdd(tree, NamesIn).Select(sheet.Find).OfType<ModelInfo>().Distinct()];

    /// <summary>The texts of a file that could be ids of models.</summary>
    private static IReadOnlyList<string> NamesIn(SyntaxTree tree) => [.. tree.GetRoot().DescendantTokens()
        .Where(static token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText.Length is > 2 and < 60 && !token.ValueText.Contains(' ', StringComparison.Ordinal))
        .Select(static token => token.ValueText)
        .Distinct(StringComparer.Ordinal)];
}
