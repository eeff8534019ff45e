using CachePrefix.Auditing.Projects;
using CachePrefix.Auditing.Sources;

namespace CachePrefix.Auditing.Loading;

/// <summary>Groups the C# files of a scope by project, without evaluating or running anything of the code base.</summary>
internal sealed class LooseLoader(AuditScope scope, SourceTree tree, SourceReader reader, Action<string?, string> note, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, LooseProject> _projects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _projectFilesByFolder = new(StringComparer.Ordinal);

    /// <summary>The projects whose sources are in the scope.</summary>
    /// <param name="covered">Full paths of project files that need no loose compilation.</param>
    public IReadOnlyList<LooseProject> Load(IReadOnlyCollection<string> covered)
    {
        var sources = SourcesInScope();
        var roots = RootProjects(sources).Where(path => !covered.Contains(path)).ToList();
        foreach (var path in roots)
            AddProject(path);

        var projects = roots.Select(path => _projects[path]).ToList();
        if (scope.Projects.Count == 0)
        {
            var compiled = projects.SelectMany(static project => project.Sources).ToHashSet(StringComparer.Ordinal);
            var others = sources.Where(file => !compiled.Contains(file)).ToList();
            var (removed, free) = Partition(others, file => NearestProjects(file).Count > 0);
            free.AddRange(removed.Where(IsFileProgram));
            removed.RemoveAll(file => IsFileProgram(file) || NearestProjects(file).Any(covered.Contains));
            if (removed.Count > 0)
                note(null, $"{removed.Count} C# file{(removed.Count == 1 ? "" : "s")} left out of the build by the project around {(removed.Count == 1 ? "it" : "them")} {(removed.Count == 1 ? "was" : "were")} not audited, such as {scope.Relative(removed[0])}.");
            projects.AddRange(FreeSources(free));
        }

        return projects;
    }

    /// <summary>The full paths of the projects around the sources of the scope, sorted.</summary>
    public IReadOnlyList<string> ProjectPaths() => [.. RootProjects(SourcesInScope())];

    private List<string> SourcesInScope()
    {
        var sources = new SortedSet<string>(scope.Files, StringComparer.Ordinal);
        foreach (var folder in scope.Folders)
            sources.UnionWith(tree.FilesBelow(folder, cancellationToken).Where(IsSource));

        return [.. sources];
    }

    private IEnumerable<string> RootProjects(List<string> sources)
    {
        var paths = new SortedSet<string>(scope.Projects, StringComparer.Ordinal);
        foreach (var folder in scope.Folders)
            paths.UnionWith(tree.FilesBelow(folder, cancellationToken).Where(static file => file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)));
        foreach (var file in sources)
            paths.UnionWith(NearestProjects(file));

        return paths;
    }

    private LooseProject AddProject(string path)
    {
        if (_projects.TryGetValue(path, out var known))
            return known;

        var file = ProjectReader.Read(path, note);
        var project = new LooseProject { File = file, Name = scope.Relative(path), Sources = SourcesOf(file), Packages = file.Packages };
        _projects.Add(path, project);
        foreach (var reference in file.ProjectReferences.Order(StringComparer.Ordinal))
        {
            if (reference.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) && File.Exists(reference))
                project.References.Add(AddProject(reference));
        }

        return project;
    }

    private IReadOnlyList<string> SourcesOf(ProjectFile project)
    {
        var sources = new SortedSet<string>(StringComparer.Ordinal);
        if (project.Sdks.Count > 0 && !project.Properties["EnableDefaultCompileItems"].Equals("false", StringComparison.OrdinalIgnoreCase) && !project.Properties["EnableDefaultItems"].Equals("false", StringComparison.OrdinalIgnoreCase))
            sources.UnionWith(tree.FilesBelow(project.Folder, cancellationToken).Where(file => IsSource(file) && NearestProjects(file).Contains(project.Path) && !IsFileProgram(file)));

        foreach (var (adds, pattern) in project.Compile)
        {
            if (!adds)
                sources.RemoveWhere(pattern.IsMatch);
            else if (pattern.FullPath is { } single)
                sources.UnionWith(IsSource(single) && File.Exists(single) ? [single] : []);
            else if (AuditScope.IsBelow(pattern.Folder, scope.Boundary) && Directory.Exists(pattern.Folder))
                sources.UnionWith(tree.FilesBelow(pattern.Folder, cancellationToken).Where(file => IsSource(file) && pattern.IsMatch(file)));
        }

        return [.. sources];
    }

    /// <summary>Programs of one file each, and all other sources without a project together.</summary>
    private IEnumerable<LooseProject> FreeSources(List<string> files)
    {
        var (programs, others) = Partition(files, file => FreeSource.IsProgram(file, reader));
        foreach (var file in programs)
            yield return FreeSource.Program(file, scope.Relative(file));
        if (others.Count > 0)
            yield return FreeSource.Together(others, scope.Root);
    }

    /// <summary>The project files of the nearest folder that has any, up to the boundary.</summary>
    private IReadOnlyList<string> NearestProjects(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null && AuditScope.IsBelow(folder, scope.Boundary); folder = Path.GetDirectoryName(folder))
        {
            if (ProjectFilesIn(folder) is { Count: > 0 } projects)
                return projects;
        }

        return [];
    }

    private IReadOnlyList<string> ProjectFilesIn(string folder)
    {
        if (_projectFilesByFolder.TryGetValue(folder, out var known))
            return known;

        try
        {
            known = [.. Directory.GetFiles(folder, "*.csproj").Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            known = [];
        }

        _projectFilesByFolder.Add(folder, known);
        return known;
    }

    private static bool IsFileProgram(string file) => FreeSource.HasDirectives(file);

    private static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static (List<string> True, List<string> False) Partition(List<string> files, Func<string, bool> test)
    {
        var groups = files.ToLookup(test);
        return ([.. groups[true]], [.. groups[false]]);
    }
}
