using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Reduces a time to its date, so that the prefix changes once a day instead of with every request.</summary>
public sealed class DateInsteadOfTimeCodeFix : PromptCodeFix
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Clock];

    /// <inheritdoc/>
    protected internal override string Title => "Give the date instead of the time";

    internal override async Task<Solution?> FixAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Volatile.Expression is not { } clock
            || await target.TypeOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false) is not { ContainingNamespace.Name: "System", Name: "DateTime" or "DateTimeOffset" })
        {
            return null;
        }

        var (old, replacement) = clock.Parent switch
        {
            InterpolationSyntax hole => (hole, hole.WithFormatClause(Format())),
            MemberAccessExpressionSyntax { Name.Identifier.Text: var name, Parent: InvocationExpressionSyntax call } when IsFormatting(name) =>
                (call, Formatted(clock)),
            BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) => (clock, Formatted(clock)),
            _ => ((SyntaxNode?)null, (SyntaxNode?)null),
        };
        if (old is null || replacement is null)
            return null;

        var solution = await target.Solution.EditAsync(
            target.Volatile.DocumentId,
            editor => editor.ReplaceNode(old, replacement.WithTriviaFrom(old)),
            cancellationToken).ConfigureAwait(false);
        return replacement is InterpolationSyntax
            ? solution
            : await solution.WithUsingAsync(target.Volatile.DocumentId, "System.Globalization", cancellationToken).ConfigureAwait(false);
    }

    private static bool IsFormatting(string name) => name is "ToString" or "ToShortTimeString" or "ToLongTimeString" or "ToLongDateString" or "ToShortDateString";

    private static ExpressionSyntax Formatted(ExpressionSyntax clock) =>
        SyntaxFactory.ParseExpression($"{clock.WithoutTrivia()}.ToString(\"{DateFormat}\", CultureInfo.InvariantCulture)");

    private static InterpolationFormatClauseSyntax Format() =>
        ((InterpolationSyntax)((InterpolatedStringExpressionSyntax)SyntaxFactory.ParseExpression($"$\"{{x:{DateFormat}}}\"")).Contents[0]).FormatClause!;
}
