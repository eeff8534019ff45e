using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.ResponseCaching;

/// <summary>Reports a cached prompt whose tools do something: with a hit it is not done (CPA5005).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CachedSideEffectAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    /// <summary>First words of names that say that something is changed.</summary>
    private static readonly string[] Verbs =
    [
        "Add", "Append", "Approve", "Assign", "Book", "Buy", "Cancel", "Charge", "Close", "Confirm", "Create", "Delete", "Disable", "Enable", "Execute", "Insert", "Invite", "Issue", "Mark", "Move",
        "Notify", "Open", "Order", "Pay", "Place", "Post", "Publish", "Purchase", "Record", "Refund", "Register", "Reject", "Remove", "Rename", "Replace", "Reserve", "Reset", "Restart", "Run", "Save",
        "Schedule", "Send", "Set", "Ship", "Start", "Stop", "Store", "Submit", "Transfer", "Update", "Upload", "Write",
    ];

    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.CachedSideEffect,
        RuleCategory.ResponseCache,
        DiagnosticSeverity.Warning,
        "A cached prompt has a tool with side effects",
        "Prompt '{0}' keeps its answers, but its tool '{1}' {2}; an answer that is given again says so without doing it",
        "With a hit no model is asked and no tool runs, yet the answer says what was done when it was first given.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (context.Prompt.Caches.FirstOrDefault() is not { } cache)
            return;

        foreach (var tool in context.Prompt.Tools)
        {
            if (EffectOf(tool.Method, context.Prompt.Known) is { } effect)
                context.Report(cache, context.Prompt.Type.Name, tool.Method.Name, effect);
        }
    }

    private static string? EffectOf(IMethodSymbol tool, KnownTypes known)
    {
        if (tool.ReturnsVoid || (tool.ReturnType is INamedTypeSymbol { IsGenericType: false } type && (type.Is(known.Task?.BaseType) || type.ToDisplayString() == "System.Threading.Tasks.ValueTask")))
            return "returns nothing, so it is called for what it does";
        return Array.Exists(Verbs, verb => StartsWithWord(tool.Name, verb)) ? "changes something, as its name says" : null;
    }

    private static bool StartsWithWord(string name, string word) =>
        name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || char.IsUpper(name[word.Length]) || name[word.Length] == '_');
}
