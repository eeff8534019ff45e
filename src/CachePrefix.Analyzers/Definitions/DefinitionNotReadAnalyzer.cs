using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports a definition that the generator failed on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionNotReadAnalyzer : DefinitionAnalyzer
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.DefinitionNotRead,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A prompt definition could not be read",
        "Prompt '{0}' could not be read, so no client is generated for it ({1}); this is a fault of the generator, please report it",
        "A fault of the generator is kept to the definition that it comes from. Clients of all other prompts are generated.");

    private readonly Func<PromptDeclaration, CancellationToken, PromptModel?> _read;

    /// <summary>Creates the rule.</summary>
    public DefinitionNotReadAnalyzer()
        : this(PromptParser.Read)
    {
    }

    internal DefinitionNotReadAnalyzer(Func<PromptDeclaration, CancellationToken, PromptModel?> read)
        : base(Descriptor)
    {
        _read = read;
    }

    private protected override void Analyze(DefinitionContext context)
    {
        PromptParser.TryRead(context.Prompt, _read, context.CancellationToken, out var fault);
        if (fault is not null)
            context.Report(context.Prompt.Type, context.Prompt.Type.Name, $"{fault.GetType().Name}: {fault.Message}");
    }
}
