using System.Collections.Immutable;
using System.Globalization;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Infrastructure;

/// <summary>A finding in the current state of a solution: the volatile expression, the way it takes, and the prompt text it ends up in.</summary>
/// <param name="Solution">The state that all places belong to.</param>
/// <param name="Diagnostic">The finding, whose locations may belong to an earlier state.</param>
/// <param name="Path">The volatile expression first, the expression at the sink last; both are the same when there is no way between them.</param>
internal sealed record FixTarget(Solution Solution, Diagnostic Diagnostic, ImmutableArray<FixPlace> Path)
{
    public FixPlace Volatile => Path[0];

    public FixPlace Sink => Path[Path.Length - 1];

    /// <summary>Whether the finding says that this repairs it.</summary>
    public bool Asks(RepairKind repair) => FixProperties.Repair.TryRead(Diagnostic, out var known) && known.Kind == repair;

    /// <summary>The target of a finding that was just reported, or <see langword="null"/> when its places are not expressions of the solution.</summary>
    public static async Task<FixTarget?> FindAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var path = ImmutableArray.CreateBuilder<FixPlace>();
        foreach (var location in diagnostic.AdditionalLocations.Take(HopsOf(diagnostic)).Prepend(diagnostic.Location))
        {
            if (location.SourceTree is not { } tree || solution.GetDocument(tree) is not { } document)
                continue;

            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            if (root is not null && root.FullSpan.Contains(location.SourceSpan))
                path.Add(new FixPlace(document.Id, root.FindNode(location.SourceSpan, getInnermostNodeForTie: true)));
        }

        return path.Count > 0 && path[0].Node.SpanStart == diagnostic.Location.SourceSpan.Start
            ? new FixTarget(solution, diagnostic, path.ToImmutable())
            : null;
    }

    private static int HopsOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DiagnosticProperties.Hops, out var value) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var hops) ? hops : int.MaxValue;

    public Document DocumentOf(FixPlace place) => Solution.GetDocument(place.DocumentId)!;
}

/// <summary>A node of a document.</summary>
internal sealed record FixPlace(DocumentId DocumentId, SyntaxNode Node)
{
    /// <summary>The node as an expression; arguments and the like stand for the expression they hold.</summary>
    public ExpressionSyntax? Expression => Node switch
    {
        ExpressionSyntax expression => expression,
        ArgumentSyntax argument => argument.Expression,
        InterpolationSyntax interpolation => interpolation.Expression,
        ExpressionElementSyntax element => element.Expression,
        EqualsValueClauseSyntax initializer => initializer.Value,
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        _ => null,
    };
}
