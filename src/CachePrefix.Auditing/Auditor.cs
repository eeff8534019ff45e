using System.Collections.Concurrent;
using System.Diagnostics;
using CachePrefix.Auditing.Analysis;
using CachePrefix.Auditing.Findings;
using CachePrefix.Auditing.Loading;
using CachePrefix.Auditing.References;
using CachePrefix.Auditing.Sources;

namespace CachePrefix.Auditing;

/// <summary>Audits C# code with all analyzers of this library.</summary>
public sealed class Auditor
{
    private readonly AuditOptions _options;
    private readonly IProgress<AuditProgress>? _progress;
    private readonly AuditScope _scope;
    private readonly NoteList _notes;
    private readonly ConcurrentDictionary<Finding, bool> _findings = new(FindingIdentity.Instance);
    private readonly ConcurrentDictionary<string, bool> _files = new(StringComparer.Ordinal);

    private Auditor(AuditOptions options, IProgress<AuditProgress>? progress)
    {
        _options = options;
        _progress = progress;
        _scope = AuditScope.Create(options.Paths);
        _notes = new NoteList(_scope);
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

        return await new Auditor(options, progress).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<AuditResult> RunAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        _progress?.Report(new AuditProgress("Finding sources", 0, 0));
        var tree = new SourceTree(_notes.Add);
        var loader = new LooseLoader(_scope, tree, _notes.Add, cancellationToken);
        var loose = loader.Load([]);
        if (loose.Count == 0)
            throw new AuditException($"There is no C# file to audit below '{_scope.Root}'.");

        var compiler = new LooseCompiler(_scope, tree, new SourceReader(_options, _notes.Add), new PackageCache(_options.PackageFolders));
        var projects = loose.Select(project => new LoadedProject(project.Name, IsLoose: true, project.Sources, token => Task.FromResult(compiler.Compile(project, token)))).ToList();
        await AnalyzeAsync(projects, cancellationToken).ConfigureAwait(false);

        return new AuditResult
        {
            Root = _scope.Root,
            Findings = [.. _findings.Keys.Where(finding => finding.Severity >= _options.MinimumSeverity).Order(Comparer<Finding>.Create(Finding.Compare))],
            Coverage = new AuditCoverage
            {
                LooseProjects = loose.Count,
                Files = _files.Count,
                PackagesFound = compiler.Packages.Count(static package => package.Value),
                PackagesMissing = [.. compiler.Packages.Where(static package => !package.Value).Select(static package => package.Key).Order(StringComparer.OrdinalIgnoreCase)],
            },
            Notes = _notes.Sorted(),
            Elapsed = watch.Elapsed,
        };
    }

    private async Task AnalyzeAsync(List<LoadedProject> projects, CancellationToken cancellationToken)
    {
        var done = 0;
        var reader = new FindingReader(_scope);
        var analysis = new ProjectAnalysis(projects, _notes.Add);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(projects, parallel, async (project, token) =>
        {
            var (compilation, options) = await project.Compile(token).ConfigureAwait(false);
            foreach (var diagnostic in await analysis.RunAsync(project, compilation, options, token).ConfigureAwait(false))
            {
                if (reader.Read(diagnostic) is { } finding)
                    _findings.TryAdd(finding, true);
            }

            foreach (var source in compilation.SyntaxTrees)
            {
                if (_scope.Includes(source.FilePath))
                    _files.TryAdd(source.FilePath, true);
            }

            _progress?.Report(new AuditProgress("Analysing", Interlocked.Increment(ref done), projects.Count));
        }).ConfigureAwait(false);
    }
}
