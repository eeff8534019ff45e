using System.Collections.Immutable;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Locking;

/// <summary>Reports a line of the prefix lock that belongs to no prompt (CPA3005).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaleLockLineAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.StaleLockLine,
        RuleCategory.Economics,
        DiagnosticSeverity.Info,
        "A line of the prefix lock is stale",
        "The line of '{0}' {1}; remove it",
        "A line without a prompt locks nothing and hides in a review that a prompt went away or was renamed.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var known = KnownTypes.Of(start.Compilation);
            if (ProjectFiles.Of(start.Options).Lock is not null)
                start.RegisterAdditionalFileAction(file => Analyze(file, known));
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, KnownTypes known)
    {
        if (!LockFile.IsLock(context.AdditionalFile) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        var prompts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in text.Lines)
        {
            var content = line.ToString();
            if (LockFile.IsComment(content) || Problem(content, prompts, known, context.CancellationToken) is not { } problem)
                continue;

            var location = Location.Create(context.AdditionalFile.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, LockFile.PromptOf(content), problem));
        }
    }

    private static string? Problem(string line, HashSet<string> prompts, KnownTypes known, CancellationToken cancellationToken)
    {
        var prompt = LockFile.PromptOf(line);
        if (LockEntry.Parse(line) is null)
            return "cannot be read";
        if (!prompts.Add(prompt))
            return "is there twice";
        return Find(known.Compilation.Assembly.GlobalNamespace, prompt) is { } type && HasConstantPart(type, known, cancellationToken) ? null : "belongs to no prompt with a constant part";
    }

    private static bool HasConstantPart(INamedTypeSymbol type, KnownTypes known, CancellationToken cancellationToken)
    {
        if (known.DeclarationOf(type, cancellationToken) is not { } prompt)
            return false;

        var (tools, segments) = WireOrder.Of(prompt);
        return ConstantPart.ItemsOf(tools, segments, known).Count > 0;
    }

    /// <summary>Names do not tell namespaces from containing types, so both are tried.</summary>
    private static INamedTypeSymbol? Find(INamespaceOrTypeSymbol container, string name)
    {
        var dot = name.IndexOf('.');
        if (dot < 0)
            return container.GetTypeMembers(name, arity: 0).FirstOrDefault();

        var rest = name.Substring(dot + 1);
        return container.GetMembers(name.Substring(0, dot))
            .OfType<INamespaceOrTypeSymbol>()
            .Select(member => Find(member, rest))
            .FirstOrDefault(static found => found is not null);
    }
}
