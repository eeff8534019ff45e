using System.Collections.Concurrent;
using System.Diagnostics;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using CachePrefix.Auditing.Analysis;
using CachePrefix.Auditing.Findings;
using CachePrefix.Auditing.Loading;

namespace CachePrefix.Auditing;

/// <summary>Audits C# code with all analyzers of this library.</summary>
public sealed class Auditor
{
    private readonly AuditOptions _options;
    private readonly IProgress<AuditProgress>? _progress;
    private readonly CodeBase _code;
    private readonly WasteEstimator _waste = new();
    private readonly ConcurrentDictionary<string, (int BySymbol, int ByName)> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Finding> _findings = [];

    private Auditor(AuditOptions options, IProgress<AuditProgress>? progress, CodeBase code)
    {
        _options = options;
        _progress = progress;
        _code = code;
    }

    /// <summary>Runs an audit.</summary>
    /// <param name="options">What to audit and how.</param>
    /// <param name="progress">Is told how far the audit has come; may be called from any thread.</param>
    /// <param name="cancellationToken">Stops the audit.</param>
    /// <exception cref="AuditException">Nothing could be audited.</exception>
    public static async Task<AuditResult> RunAsync(AuditOptions options, IProgress<AuditProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Paths.Count == 0)
            throw new AuditException("There is no path to audit. Name a folder, a solution, a project or a C# file.");

        using var code = new CodeBase(options, cancellationToken);
        return await new Auditor(options, progress, code).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<AuditResult> RunAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        _progress?.Report(new AuditProgress("Finding sources", 0, 0));
        var projects = await _code.LoadAsync(_progress, cancellationToken).ConfigureAwait(false);
        if (projects.Count == 0)
        {
            throw new AuditException(_options.Mode == AuditMode.MSBuild
                ? $"No project at '{_code.Scope.Root}' loads through MSBuild. Run 'dotnet restore', or audit without the build."
                : NothingFound(cancellationToken));
        }

        await AnalyzeAsync(projects, cancellationToken).ConfigureAwait(false);
        return new AuditResult
        {
            Root = _code.Scope.Root,
            Findings = [.. _findings
                .Where(finding => finding.Severity >= _options.MinimumSeverity)
                .Order(Comparer<Finding>.Create(Finding.Compare))
                .DistinctBy(static finding => (finding.Path, finding.Line, finding.Column, finding.Id))],
            Coverage = new AuditCoverage
            {
                BuiltProjects = _code.Built.Count,
                LooseProjects = projects.Count(static project => project.IsLoose),
                Files = _files.Count,
                PackagesFound = _code.Compiler.Packages.Count(static package => package.Value),
                PackagesMissing = [.. _code.Compiler.Packages.Where(static package => !package.Value).Select(static package => package.Key).Order(StringComparer.OrdinalIgnoreCase)],
                SinksBySymbol = _files.Values.Sum(static file => file.BySymbol),
                SinksByName = _files.Values.Sum(static file => file.ByName),
            },
            Notes = _code.Notes.Sorted(),
            Elapsed = watch.Elapsed,
        };
    }

    private string NothingFound(CancellationToken cancellationToken)
    {
        var others = _code.Files(cancellationToken)
            .Select(static file => Path.GetExtension(file).ToLowerInvariant())
            .Where(static extension => extension is ".vb" or ".fs" or ".py" or ".ts" or ".js" or ".java" or ".go" or ".razor")
            .CountBy(static extension => extension)
            .OrderByDescending(static entry => entry.Value)
            .Select(static entry => $"{entry.Value} {entry.Key}")
            .ToList();
        return $"There is no C# file to audit at '{_code.Scope.Root}'." + (others.Count == 0 ? string.Empty : $" Other languages are not audited ({string.Join(", ", others)} files).");
    }

    private async Task AnalyzeAsync(IReadOnlyList<LoadedProject> projects, CancellationToken cancellationToken)
    {
        var done = 0;
        var reader = new FindingReader(_code.Scope);
        var analysis = new ProjectAnalysis(projects, _code.Notes.Add);
        await new ProjectSchedule(projects).RunAsync(async (project, token) =>
        {
            var (compilation, options) = await project.Compile(token).ConfigureAwait(false);
            foreach (var diagnostic in await analysis.RunAsync(project, compilation, options, token).ConfigureAwait(false))
            {
                if (reader.Read(diagnostic) is { } finding)
                    _findings.Add(finding with { Waste = _waste.Of(diagnostic, compilation, options) });
            }

            foreach (var source in compilation.SyntaxTrees.Where(source => _code.Scope.Includes(source.FilePath) && analysis.Owns(project, source.FilePath)))
            {
                var usings = TreeIndex.Of(source, token).Usings;
                _files[source.FilePath] = usings.Exists(Sdks.IsNamespace) ? SinkCensus.Count(source, compilation, usings, token) : default;
            }

            project.Release?.Invoke();
            _progress?.Report(new AuditProgress("Analysing", Interlocked.Increment(ref done), projects.Count));
        }, cancellationToken).ConfigureAwait(false);
    }
}
