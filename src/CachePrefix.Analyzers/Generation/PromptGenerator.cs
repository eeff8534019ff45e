using CachePrefix.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Generates a typed client for each prompt definition.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PromptGenerator : IIncrementalGenerator
{
    private const string RegistrationHintName = "CachePrefix.AddPrompts.g.cs";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var prompts = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MetadataNames.Prompt,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (attribute, cancellationToken) => PromptParser.Parse(attribute, cancellationToken))
            .Where(static prompt => prompt is not null)
            .Select(static (prompt, _) => prompt!)
            .WithTrackingName(TrackingNames.Prompts);

        var names = prompts
            .Select(static (prompt, _) => prompt.Names)
            .WithTrackingName(TrackingNames.Names)
            .Collect()
            .Select(static (names, _) => names.ToEquatableArray())
            .WithTrackingName(TrackingNames.AllNames);

        var ambiguous = names
            .Select(static (names, _) => AmbiguousNames(names))
            .WithTrackingName(TrackingNames.AmbiguousNames);

        var catalogs = context.AdditionalTextsProvider
            .Where(CatalogFile.IsCatalog)
            .Select(static (file, cancellationToken) => file.GetText(cancellationToken)?.ToString() ?? "")
            .WithTrackingName(TrackingNames.CatalogFiles)
            .Collect();

        var configuration = context.AdditionalTextsProvider
            .Where(PromptConfiguration.IsConfiguration)
            .Select(static (file, cancellationToken) => ConfigurationReader.Read(file.GetText(cancellationToken)?.ToString() ?? ""))
            .WithTrackingName(TrackingNames.ConfigurationFiles)
            .Collect()
            .Combine(catalogs)
            .Select(static (files, _) => files.Left.IsEmpty ? PromptConfiguration.Empty : files.Left[0].WithPrices(ModelSheet.With(files.Right)))
            .WithTrackingName(TrackingNames.Configuration);

        var sources = prompts
            .Combine(configuration.Combine(ambiguous))
            .Select(static (pair, _) => PromptSource.Create(pair.Left, pair.Right.Left, pair.Right.Right))
            .WithTrackingName(TrackingNames.Sources);

        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, PromptEmitter.Emit(source)));
        context.RegisterSourceOutput(names, static (output, names) =>
        {
            if (RegistrationEmitter.EmitAll(names) is { } text)
                output.AddSource(RegistrationHintName, text);
        });
    }

    /// <summary>Names that differ in case alone; none in nearly every program.</summary>
    private static EquatableArray<string> AmbiguousNames(EquatableArray<PromptNames> names) => names
        .Select(static name => name.QualifiedName)
        .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
        .Where(static group => group.Skip(1).Any())
        .Select(static group => group.Key)
        .ToEquatableArray();
}
