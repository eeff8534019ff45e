using System.Collections.Concurrent;
using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Auditing.Loading;

/// <summary>The <c>.editorconfig</c> and global configuration files around the sources of a loosely compiled project.</summary>
internal sealed class LooseConfiguration : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet _set;
    private readonly ImmutableHashSet<string> _suppressed;
    private readonly ConcurrentDictionary<string, AnalyzerConfigOptionsResult> _results = new(StringComparer.Ordinal);

    private LooseConfiguration(AnalyzerConfigSet set, ImmutableHashSet<string> suppressed)
    {
        _set = set;
        _suppressed = suppressed;
        Options = new Provider(this);
    }

    public AnalyzerConfigOptionsProvider Options { get; }

    /// <param name="files">Full paths of configuration files.</param>
    /// <param name="suppressed">The ids of rules that the project switches off.</param>
    public static LooseConfiguration Read(IEnumerable<string> files, IEnumerable<string> suppressed)
    {
        var configs = new List<AnalyzerConfig>();
        foreach (var file in files.Distinct(StringComparer.Ordinal))
        {
            try
            {
                configs.Add(AnalyzerConfig.Parse(File.ReadAllText(file), file));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }

        return new LooseConfiguration(AnalyzerConfigSet.Create(configs), [.. suppressed]);
    }

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        Of(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Suppress;
        return _suppressed.Contains(diagnosticId) || _set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    private AnalyzerConfigOptionsResult Of(string path) => _results.GetOrAdd(path, _set.GetOptionsForSourcePath);

    private sealed class Provider(LooseConfiguration owner) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } =
            new Values(owner._set.GlobalConfigOptions.AnalyzerOptions.SetItem(EngineOptions.ResolveByNameKey, "true"));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(owner.Of(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(owner.Of(textFile.Path).AnalyzerOptions);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
