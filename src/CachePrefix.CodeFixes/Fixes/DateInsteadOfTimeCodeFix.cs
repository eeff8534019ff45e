using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Reduces a time to its date, so that the prefix changes once a day instead of with every request. Not where the prompt wants the time.</summary>
public sealed class DateInsteadOfTimeCodeFix : PromptCodeFix
{
    private const string DateFormat = "yyyy-MM-dd";
    private static readonly Regex Time = new(@"\b(time|clock|hours?|minutes?|seconds?|moment|timestamp|now|[ap]m|o'clock)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Clock];

    /// <inheritdoc/>
    protected internal override string Title => "Give the date instead of the time";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Volatile.Expression is not { } clock
            || await target.TypeOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false) is not { ContainingNamespace.Name: "System", Name: "DateTime" or "DateTimeOffset" })
        {
            return null;
        }

        var model = await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false);
        var (old, replacement) = clock.Parent switch
        {
            InterpolationSyntax hole when HasDate(hole.FormatClause?.FormatStringToken.ValueText) => (hole, hole.WithFormatClause(Format())),
            MemberAccessExpressionSyntax { Name.Identifier.Text: var name, Parent: InvocationExpressionSyntax call } when IsFormatting(name, call, model) =>
                (call, Formatted(clock)),
            BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) => (clock, Formatted(clock)),
            _ => ((SyntaxNode?)null, (SyntaxNode?)null),
        };
        if (old is null || replacement is null || AsksForTime(clock, model))
            return null;

        return target.Edit(editor => editor.ReplaceNode(old, replacement.WithTriviaFrom(old)), replacement is InterpolationSyntax ? [] : ["System.Globalization"]);
    }

    private static bool IsFormatting(string name, InvocationExpressionSyntax call, SemanticModel model) => name switch
    {
        "ToLongDateString" or "ToShortDateString" => true,
        "ToString" => call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not { } format
            || model.GetTypeInfo(format).Type?.SpecialType != SpecialType.System_String
            || (model.GetConstantValue(format) is { HasValue: true, Value: string text } && HasDate(text)),
        _ => false,
    };

    // A format of one letter is a standard one; of these only the two for times have no date.
    private static bool HasDate(string? format) =>
        format is null || (format.Length == 1 ? format is not ("t" or "T") : format.IndexOfAny(['y', 'M', 'd']) >= 0);

    private static bool AsksForTime(ExpressionSyntax clock, SemanticModel model)
    {
        if (TextExpression.Around(clock, model) is not { } text)
            return false;

        var around = text.Pieces.SelectMany(piece => new[] { piece.Raw, piece.Constant }).OfType<string>();
        return around.Any(part => Time.IsMatch(part));
    }

    private static ExpressionSyntax Formatted(ExpressionSyntax clock) =>
        SyntaxFactory.ParseExpression($"{clock.WithoutTrivia()}.ToString(\"{DateFormat}\", {KnownNames.InvariantCulture})").WithSimplifiedNames();

    private static InterpolationFormatClauseSyntax Format() =>
        ((InterpolationSyntax)((InterpolatedStringExpressionSyntax)SyntaxFactory.ParseExpression($"$\"{{x:{DateFormat}}}\"")).Contents[0]).FormatClause!;
}
