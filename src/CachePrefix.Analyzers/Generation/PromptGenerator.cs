using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Generates a typed client for each prompt definition.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PromptGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var prompts = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MetadataNames.Prompt,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (attribute, cancellationToken) => attribute.TargetSymbol is INamedTypeSymbol type
                    ? PromptParser.Parse(type, attribute.SemanticModel.Compilation, cancellationToken)
                    : null)
            .Where(static prompt => prompt is not null)
            .Select(static (prompt, _) => prompt!)
            .WithTrackingName(TrackingNames.Prompts);

        context.RegisterSourceOutput(
            prompts,
            static (output, prompt) => output.AddSource(prompt.Names.HintName, PromptEmitter.Emit(prompt, default)));

        var names = prompts
            .Select(static (prompt, _) => prompt.Names)
            .WithTrackingName(TrackingNames.Names)
            .Collect()
            .Select(static (names, _) => names.Where(static name => name.RegistrationAccessibility is not null).ToEquatableArray())
            .WithTrackingName(TrackingNames.AllNames);

        context.RegisterSourceOutput(names, static (output, names) =>
        {
            if (names.Count > 0)
                output.AddSource("CachePrefix.AddPrompts.g.cs", RegistrationEmitter.EmitAll(names));
        });
    }
}
