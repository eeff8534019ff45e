using CachePrefix.Auditing.Projects;
using CachePrefix.Auditing.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.MSBuild;

namespace CachePrefix.Auditing.Loading;

/// <summary>Loads restored projects through MSBuild. That evaluates project files and runs their source generators.</summary>
internal sealed class BuildLoader(AuditScope scope, CheckoutFiles files, Action<string?, string> note) : IDisposable
{
    private readonly MSBuildWorkspace _workspace = MSBuildWorkspace.Create(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AlwaysCompileMarkupFilesInSeparateDomain"] = "false",
        ["Configuration"] = "Release",
    });

    /// <summary>The projects that load, one per target framework, and the full paths of their files.</summary>
    public async Task<(IReadOnlyList<LoadedProject> Projects, IReadOnlySet<string> Covered)> LoadAsync(IReadOnlyList<string> paths, Action<int> progress, CancellationToken cancellationToken)
    {
        var covered = new HashSet<string>(StringComparer.Ordinal);
        var failed = new HashSet<string>(StringComparer.Ordinal);
        _workspace.WorkspaceFailed += (_, failure) =>
        {
            if (failure.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure)
                failed.UnionWith(paths.Where(path => failure.Diagnostic.Message.Contains(path, StringComparison.Ordinal)));
        };
        for (var i = 0; i < paths.Count; i++)
        {
            var path = paths[i];
            progress(i);
            if (!IsRestored(path))
            {
                note(path, "the project is not restored; it was audited without its build.");
                continue;
            }

            if (await OpenAsync(path, cancellationToken).ConfigureAwait(false) && !failed.Contains(path))
                covered.Add(path);
            else
                note(path, "the project could not be loaded through MSBuild; it was audited without its build.");
        }

        var projects = new Dictionary<Project, LoadedProject>();
        foreach (var group in _workspace.CurrentSolution.Projects.Where(project => project.FilePath is { } path && covered.Contains(path)).GroupBy(static project => project.FilePath!, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            foreach (var project in group.OrderBy(static project => project.Name, StringComparer.Ordinal))
                projects.Add(project, new LoadedProject(scope.Relative(group.Key), IsLoose: false, [.. project.Documents.Select(static document => document.FilePath).OfType<string>()], token => CompileAsync(project, token)));
        }

        var graph = _workspace.CurrentSolution.GetProjectDependencyGraph();
        foreach (var (project, loaded) in projects)
        {
            var needed = graph.GetProjectsThatThisProjectTransitivelyDependsOn(project.Id);
            loaded.References = [.. projects.Where(other => needed.Contains(other.Key.Id)).Select(static other => other.Value)];
        }

        return ([.. projects.Values], covered);
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>Whether what the project refers to was fetched, as far as files tell.</summary>
    private bool IsRestored(string path)
    {
        var project = ProjectReader.Read(path, files, static (_, _) => { });
        if (project.Sdks.Count == 0)
            return false;

        var folders = new List<string> { Path.Combine(project.Folder, "obj") };
        for (var folder = project.Folder; folder is not null; folder = Path.GetDirectoryName(folder))
            folders.Add(Path.Combine(folder, "artifacts", "obj", Path.GetFileNameWithoutExtension(path)));

        return folders.Exists(static folder => File.Exists(Path.Combine(folder, "project.assets.json")));
    }

    private async Task<bool> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (_workspace.CurrentSolution.Projects.Any(project => project.FilePath == path))
            return true;

        try
        {
            var project = await _workspace.OpenProjectAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false);
            return project.MetadataReferences.Count > 0;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<(CSharpCompilation Compilation, Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions Options)> CompileAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        return ((CSharpCompilation)compilation!, project.AnalyzerOptions);
    }
}
