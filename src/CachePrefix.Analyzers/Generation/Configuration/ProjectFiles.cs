using System.Runtime.CompilerServices;
using CachePrefix.Analyzers.Bill;
using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Locking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Generation;

/// <summary>What the additional files of a project say, read once for all rules.</summary>
internal sealed class ProjectFiles
{
    private static readonly ConditionalWeakTable<AnalyzerOptions, ProjectFiles> PerOptions = new();

    private readonly Lazy<PromptConfiguration?> _configuration;
    private readonly Lazy<HashSet<string>> _routers;
    private readonly Lazy<ModelCatalog> _models;
    private readonly Lazy<UsageReport?> _usage;
    private readonly Lazy<LockState?> _lock;

    private ProjectFiles(AnalyzerOptions options)
    {
        _configuration = new(() => TextsOf(options, PromptConfiguration.IsConfiguration).Select(static text => ConfigurationReader.Read(text)).FirstOrDefault());
        _routers = new(() => [.. TextsOf(options, PromptConfiguration.IsConfiguration).SelectMany(static text => RouterReader.Read(text)).Select(static router => router.Name)]);
        _models = new(() => ModelCatalog.With([.. TextsOf(options, CatalogFile.IsCatalog)]));
        _usage = new(() => TextsOf(options, UsageReport.IsUsage).Select(static text => UsageReport.Read(text)).FirstOrDefault());
        _lock = new(() => LockState.Read(options));
    }

    /// <summary><c>cacheprefix.json</c>, or <see langword="null"/> when the project has none.</summary>
    public PromptConfiguration? Configuration => _configuration.Value;

    /// <summary>The names of the routers of <c>cacheprefix.json</c>.</summary>
    public HashSet<string> Routers => _routers.Value;

    /// <summary>The catalogue with the project's own rows.</summary>
    public ModelCatalog Models => _models.Value;

    /// <summary>What was measured, or <see langword="null"/> when the project has no usage file.</summary>
    public UsageReport? Usage => _usage.Value;

    /// <summary>The prefix lock, or <see langword="null"/> when it is not to be compared.</summary>
    public LockState? Lock => _lock.Value;

    public static ProjectFiles Of(AnalyzerOptions options) => PerOptions.GetValue(options, static options => new ProjectFiles(options));

    /// <summary>The model of a tier, or <see langword="null"/> when the tier or its model is not known.</summary>
    public ModelInfo? ModelOf(string tier) =>
        Configuration?.Tiers.FirstOrDefault(configured => configured.Name == tier) is { } found ? Models.Find(found.Model) : null;

    private static IEnumerable<string> TextsOf(AnalyzerOptions options, Func<AdditionalText, bool> isWanted)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (isWanted(file) && file.GetText() is { } text)
                yield return text.ToString();
        }
    }
}
