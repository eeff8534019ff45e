using System.Collections.Immutable;
using System.Text;
using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Volatility;
using CachePrefix.Analyzers.Volatility.Summaries;
using CachePrefix.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Economics;

/// <summary>Reports breakpoints in plain SDK code that are behind too short a prefix for the model that the request names (CPA3001).</summary>
/// <remarks>Only where everything up to the last breakpoint is constant text and the request has no tools, because their size is not known.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmallRequestPrefixAnalyzer : DiagnosticAnalyzer, IFileAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [SmallPrefixRule.Descriptor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (IsConcerned(start.Compilation))
                start.RegisterSemanticModelAction(Analyze);
        });
    }

    bool IFileAnalyzer.IsConcerned(Compilation compilation) => IsConcerned(compilation);

    void IFileAnalyzer.Analyze(SemanticModelAnalysisContext context) => Analyze(context);

    private static bool IsConcerned(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(static reference => reference.Name is "Anthropic");

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        var models = ProjectFiles.Of(context.Options).Models;
        var report = new RequestReport(context);
        foreach (var entry in TreeIndex.Of(context.SemanticModel.SyntaxTree, context.CancellationToken).Entries)
        {
            if (!HasMarkerAndModel(entry.Mentions))
                continue;

            try
            {
                var bodies = MemberBodies.Of(entry.Node, context.SemanticModel, context.CancellationToken);
                foreach (var request in BodyReader.Read(bodies, context.SemanticModel, context.CancellationToken).Requests)
                    Check(request, models, report);
            }
            catch (InsufficientExecutionStackException)
            {
                // An expression deeper than the stack; nobody writes such requests by hand.
            }
        }
    }

    private static bool HasMarkerAndModel(IReadOnlyCollection<string> mentions) =>
        (mentions.Contains(CacheMarker.CallName) || mentions.Contains(CacheMarker.PropertyName))
        && (mentions.Contains("Model") || mentions.Contains("ModelId"));

    private static void Check(RequestShape request, ModelSheet models, RequestReport report)
    {
        var markers = request.PlacedMarkers.ToList();
        if (markers.Count == 0
            || ModelOf(request) is not { } id
            || models.Find(id) is not { MinimumPrefixTokens: { } minimum } model
            || SizeOf(request, markers[markers.Count - 1].Index) is not { } size
            || size.Upper >= minimum)
        {
            return;
        }

        foreach (var (_, marker) in markers)
            report.Add(SmallPrefixRule.Descriptor, marker.Place, "The prefix up to the last breakpoint of this request", SmallPrefixRule.Number(size.Upper), model.Id, SmallPrefixRule.Number(minimum));
    }

    /// <summary>The size of everything up to an element, or <see langword="null"/> when it is not known.</summary>
    private static TokenEstimate? SizeOf(RequestShape request, int last)
    {
        if (last >= request.Elements.Count)
            return null;

        var size = default(TokenEstimate);
        for (var i = 0; i <= last; i++)
        {
            if (request.Elements[i] is not { Section: not PromptSection.Tools, Kind: ElementKind.Text, IsCertain: true, Text: { } text })
                return null;
            size += TokenEstimate.Of(text);
        }

        return size;
    }

    /// <summary>The model as text, or as the SDK's own name for it: <c>Model.ClaudeHaiku4_5</c> is <c>claude-haiku-4-5</c>.</summary>
    private static string? ModelOf(RequestShape request)
    {
        var model = request.Options?.ValueOf("Model") ?? request.Options?.ValueOf("ModelId");
        if (model?.Text is { } text)
            return text;
        if (model?.Member is not { Name: var name } member || member.ContainingType?.Name != "Model")
            return null;

        var id = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && (char.IsUpper(name[i]) || (char.IsDigit(name[i]) && char.IsLetter(name[i - 1])));
            if (startsWord)
                id.Append('-');
            id.Append(name[i] == '_' ? '-' : char.ToLowerInvariant(name[i]));
        }

        return id.ToString();
    }
}
