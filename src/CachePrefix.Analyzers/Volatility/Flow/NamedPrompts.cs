using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Writes down what variables, arguments and objects hold that are named as the system prompt of a model, whoever sends it.</summary>
internal sealed class NamedPrompts(EngineContext engine, ISymbol unit, Summary summary)
{
    /// <summary>Members of code that sends requests without an SDK.</summary>
    private static readonly HashSet<string> Transports = new(StringComparer.Ordinal)
    {
        "PostAsync", "PostAsJsonAsync", "SendAsync", "HttpRequestMessage", "StringContent", "UnityWebRequest", "UploadHandlerRaw", "RestRequest", "WebRequest",
    };

    /// <summary>Words in the names of methods that ask a model.</summary>
    private static readonly string[] Questions = ["Complet", "Chat", "Generate", "Ask", "Send", "Invoke", "Prompt", "Run", "Query", "Respon", "Answer", "Infer", "Stream", "Agent", "Session"];

    private readonly Lazy<bool> _sends = new(() => unit.DeclaringSyntaxReferences.Any(static reference => Sends(reference.GetSyntax())));

    private bool IsEnabled => engine.Options.UseConventions;

    public void Local(ILocalSymbol local, SyntaxNode expression, AbstractValue value)
    {
        if (IsEnabled && local.Type.SpecialType == SpecialType.System_String && PromptNames.IsSystemPrompt(local.Name))
            Hit(local.Name, expression, value, _sends.Value);
    }

    public void Arguments(IMethodSymbol method, ImmutableArray<IArgumentOperation> operations, ImmutableArray<AbstractValue> values)
    {
        if (!IsEnabled)
            return;

        for (var i = 0; i < operations.Length; i++)
        {
            if (operations[i] is { ArgumentKind: ArgumentKind.Explicit, Parameter: { Type.SpecialType: SpecialType.System_String } parameter } && PromptNames.IsPrompt(parameter.Name))
                Hit(DocumentationId.Of(method) ?? method.Name, operations[i].Value.Syntax, values[i], IsQuestion(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name));
        }
    }

    public void Arguments(ArgumentListSyntax? list, string? called, IEnumerable<(IOperation Operation, AbstractValue Value)> values)
    {
        if (!IsEnabled || list is null || called is null)
            return;

        foreach (var argument in list.Arguments)
        {
            var name = argument.NameColon?.Name.Identifier.ValueText ?? (argument.Expression as IdentifierNameSyntax)?.Identifier.ValueText;
            if (name is null || !PromptNames.IsPrompt(name))
                continue;

            foreach (var (operation, value) in UnresolvedSyntax.Within(argument.Expression, values))
            {
                if (operation.Syntax != argument.Expression || Conventions.MayBeText(operation.Type))
                    Hit(called, argument.Expression, value, IsQuestion(called));
            }
        }
    }

    /// <summary>Records the text that an object gives which is named as one that makes system prompts.</summary>
    public void Built(IInvocationOperation invocation, AbstractValue value)
    {
        var method = invocation.TargetMethod;
        if (method is { IsStatic: false, ReturnType.SpecialType: SpecialType.System_String } && !SymbolEqualityComparer.Default.Equals(method.ContainingType, unit.ContainingType) && engine.Conventions.IsBuilderName(method.ContainingType.Name))
            Hit(DocumentationId.Of(method) ?? method.Name, invocation.Syntax, value, engine.IsSent(method));
    }

    private void Hit(string id, SyntaxNode node, AbstractValue value, bool isSent)
    {
        value = value.AllTaints().WithoutEntries();
        if (!value.IsStable)
            summary.AddHit(new SinkHit(id, SinkKind.Convention, null, node, node, value) { IsSent = isSent });
    }

    private static bool IsQuestion(string name) => Array.Exists(Questions, word => name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private static bool Sends(SyntaxNode body) => body.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && Transports.Contains(token.ValueText));
}
