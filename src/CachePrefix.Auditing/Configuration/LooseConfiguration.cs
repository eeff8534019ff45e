using System.Collections.Concurrent;
using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Auditing.Configuration;

/// <summary>The <c>.editorconfig</c> and global configuration files around the sources of a loosely compiled project.</summary>
internal sealed class LooseConfiguration : SyntaxTreeOptionsProvider
{
    private readonly IReadOnlyList<ConfigurationFile> _files;
    private readonly AnalyzerConfigSet _global;
    private readonly ImmutableHashSet<string> _suppressed;
    private readonly ConcurrentDictionary<string, ConfigurationValues> _results = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConfigurationValues> _sectionValues = new(StringComparer.Ordinal);

    private LooseConfiguration(IReadOnlyList<ConfigurationFile> files, ImmutableHashSet<string> suppressed, IEnumerable<KeyValuePair<string, string>> properties)
    {
        _files = [.. files.Where(static file => !file.IsGlobal).OrderBy(static file => file.Path.Length)];
        _global = AnalyzerConfigSet.Create(files.Select(static file => file.Global).OfType<AnalyzerConfig>().ToList());
        _suppressed = suppressed;
        Options = new Provider(this, properties);
    }

    public AnalyzerConfigOptionsProvider Options { get; }

    /// <param name="files">The configuration files.</param>
    /// <param name="suppressed">The ids of rules that the project switches off.</param>
    /// <param name="properties">What a build would tell of the project.</param>
    public static LooseConfiguration Of(IEnumerable<ConfigurationFile> files, IEnumerable<string> suppressed, IEnumerable<KeyValuePair<string, string>> properties) =>
        new([.. files], [.. suppressed], properties);

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        !Of(tree.FilePath).Options.TryGetValue("generated_code", out var value) ? GeneratedKind.Unknown
        : value.Equals("true", StringComparison.OrdinalIgnoreCase) ? GeneratedKind.MarkedGenerated
        : value.Equals("false", StringComparison.OrdinalIgnoreCase) ? GeneratedKind.NotGenerated
        : GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        Of(tree.FilePath).Severities.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Suppress;
        return _suppressed.Contains(diagnosticId) || _global.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    private ConfigurationValues Of(string path) => _results.GetOrAdd(path, Find);

    /// <summary>The values of all sections that concern a source, those of the nearest file over the others, and over those that global files have for it.</summary>
    private ConfigurationValues Find(string path)
    {
        var around = _files.Where(file => file.IsAbove(path)).ToList();
        var forAll = _global.GetOptionsForSourcePath(path);
        var values = new ConfigurationValues(forAll.TreeOptions, forAll.AnalyzerOptions);
        var sections = around.Skip(Math.Max(around.FindLastIndex(static file => file.IsRoot), 0)).SelectMany(file => file.SectionsFor(path)).ToList();
        // Most sources are in the same sections.
        return values.IsEmpty
            ? _sectionValues.GetOrAdd(string.Join(' ', sections.Select(static section => section.Number)), _ => Merge(values, sections))
            : Merge(values, sections);
    }

    private static ConfigurationValues Merge(ConfigurationValues values, List<ConfigurationSection> sections) =>
        sections.Aggregate(values, static (values, section) => section.Values.Over(values));

    private sealed class Provider(LooseConfiguration owner, IEnumerable<KeyValuePair<string, string>> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } =
            new Values(owner._global.GlobalConfigOptions.AnalyzerOptions.SetItem(EngineOptions.ResolveByNameKey, "true").SetItems(properties));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(owner.Of(tree.FilePath).Options);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(owner.Of(textFile.Path).Options);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
