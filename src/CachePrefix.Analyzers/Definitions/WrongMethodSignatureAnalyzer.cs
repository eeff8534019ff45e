using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a router or validator cannot be called.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongMethodSignatureAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.WrongMethodSignature,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A router or validator has a signature that cannot be called",
        "'{0}' cannot be called as a {1}; write {2}",
        "A router is 'string M()' on the prompt or 'static string M(TPrompt prompt)'. A validator is 'bool M(TResult answer)', static or on the prompt, or 'static bool M(TPrompt prompt, TResult answer)'; it may return an AnswerVerdict in place of bool. Both may return a Task or ValueTask of it and may take a CancellationToken as their last parameter.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        foreach (var (method, _) in prompt.Routers)
        {
            if (MethodReader.Router(method, prompt) is null)
                context.Report(method, method.Name, "router", $"'string {method.Name}()' or 'static string {method.Name}({prompt.Type.Name} prompt)'");
        }

        if (prompt.ResultTypes is not [var result] || result.TypeKind == TypeKind.Error)
            return;

        foreach (var (method, _) in prompt.Validators)
        {
            if (MethodReader.Validator(method, prompt) is null)
                context.Report(method, method.Name, "validator", Expected(method.Name, prompt.Type.Name, result.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }
    }

    private static string Expected(string method, string prompt, string result) =>
        $"'bool {method}({result} answer)' or 'static bool {method}({prompt} prompt, {result} answer)'";
}
