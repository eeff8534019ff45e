using CachePrefix.Analyzers.Bill;
using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Locking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Generates a typed client for each prompt definition.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PromptGenerator : IIncrementalGenerator
{
    /// <summary>No full name of a type has a hyphen.</summary>
    private const string RegistrationHintName = "CachePrefix-AddPrompts.g.cs";

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

        var conflicts = names
            .Select(static (names, _) => NameConflicts.Of(names))
            .WithTrackingName(TrackingNames.NameConflicts);

        var embedding = context.CompilationProvider
            .Select(static (compilation, _) => EmbeddedAttributes.StateOf(compilation))
            .WithTrackingName(TrackingNames.Embedding);

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
            .Select(static (files, _) => files.Left.IsEmpty ? PromptConfiguration.Empty : files.Left[0].WithPrices(ModelCatalog.With(files.Right)))
            .WithTrackingName(TrackingNames.Configuration);

        var usage = context.AdditionalTextsProvider
            .Where(UsageReport.IsUsage)
            .Select(static (file, cancellationToken) => UsageReport.Read(file.GetText(cancellationToken)?.ToString() ?? ""))
            .WithTrackingName(TrackingNames.UsageFiles)
            .Collect()
            .Select(static (files, _) => files.IsEmpty ? null : files[0])
            .WithTrackingName(TrackingNames.Usage);

        var sources = prompts
            .Combine(configuration.Combine(conflicts).Combine(usage))
            .Where(static pair => !pair.Right.Left.Right.IsRepeated(pair.Left.Names))
            .Select(static (pair, _) => PromptSource.Create(pair.Left, pair.Right.Left.Left, pair.Right.Left.Right, pair.Right.Right))
            .WithTrackingName(TrackingNames.Sources);

        var lockEntries = prompts
            .Select(static (prompt, _) => prompt.Lock)
            .WithTrackingName(TrackingNames.LockEntries)
            .Collect()
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => LockMode.IsUpdate(options.GlobalOptions)))
            .Select(static (pair, _) => pair.Right ? pair.Left.ToEquatableArray() : (EquatableArray<LockEntry>?)null)
            .WithTrackingName(TrackingNames.Lock);

        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, PromptEmitter.Emit(source)));
        context.RegisterSourceOutput(names.Combine(conflicts).Combine(embedding), static (output, all) =>
        {
            var ((names, conflicts), embedding) = all;
            if (RegistrationEmitter.EmitAll(names, conflicts, embedding) is { } text)
                output.AddSource(RegistrationHintName, text);
        });
        context.RegisterSourceOutput(lockEntries, static (output, entries) =>
        {
            if (entries is { } all)
                output.AddSource(LockEmitter.HintName, LockEmitter.Emit(all));
        });
    }
}
