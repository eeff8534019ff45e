using System.Collections.Immutable;
using CachePrefix.Analyzers.Requests.Rules;
using CachePrefix.Analyzers.Volatility;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reports breakpoints and messages of plain SDK code that a provider refuses or drops.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequestAnalyzer : CodeAnalyzer
{
    private static readonly ImmutableArray<RequestRule> Rules =
    [
        new TooManyBreakpointsRule(),
        new RequestTtlOrderRule(),
        new EmptyBreakpointRule(),
        new StableAfterVolatileRule(),
        new DroppedMarkerRule(),
        new MidConversationSystemRule(),
        new LineEndingRule(),
        new ChangedModeRule(),
        new SmallRequestPrefixRule(),
    ];

    /// <summary>Code that mentions none of these makes no request that a rule is about.</summary>
    private static readonly HashSet<string> Mentions = new(StringComparer.Ordinal)
    {
        CacheMarker.CallName, CacheMarker.NeutralCallName, CacheMarker.NeutralToolsCallName, CacheMarker.PropertyName, "AdditionalProperties", "Patch",
        "ChatRole", "MessageCreateParams", "SystemMessageParam", "GetResponseAsync", "GetStreamingResponseAsync",
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.SelectMany(static rule => rule.Descriptors)];

    internal override Action<SemanticModelAnalysisContext>? Begin(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        IsConcerned(compilation) ? Analyze : null;

    private static bool IsConcerned(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static reference => reference.Name is "Anthropic" or "OpenAI" or "Microsoft.Extensions.AI.Abstractions");

    /// <summary>Reads the members of a file that make requests.</summary>
    /// <param name="context">The file.</param>
    /// <param name="isWanted">Chooses among them.</param>
    internal static IEnumerable<BodyRequests> ReadBodies(SemanticModelAnalysisContext context, Func<SyntaxNode, bool> isWanted)
    {
        foreach (var entry in TreeIndex.Of(context.SemanticModel.SyntaxTree, context.CancellationToken).Entries)
        {
            if (entry.Mentions.Overlaps(Mentions) && isWanted(entry.Node) && Read(entry.Node, context) is { } body)
                yield return body;
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        var report = new RequestReport(context);
        foreach (var body in ReadBodies(context, static _ => true))
        {
            foreach (var rule in Rules)
                rule.Check(body, report);
        }
    }

    private static BodyRequests? Read(SyntaxNode member, SemanticModelAnalysisContext context)
    {
        try
        {
            return BodyReader.Read(MemberBodies.Of(member, context.SemanticModel, context.CancellationToken), context.SemanticModel, context.CancellationToken);
        }
        catch (InsufficientExecutionStackException)
        {
            // An expression deeper than the stack; nobody writes such requests by hand.
            return null;
        }
    }
}
