using CachePrefix.Auditing.Projects;
using CachePrefix.Auditing.Sources;

namespace CachePrefix.Auditing.Loading;

/// <summary>Groups the C# files of a scope by project, without evaluating or running anything of the code base.</summary>
internal sealed class LooseLoader(AuditScope scope, SourceTree tree, SourceReader reader, CheckoutFiles files, Action<string?, string> note, CancellationToken cancellationToken)
{
    /// <summary>Longer chains of project references than any real code base has would exhaust the stack.</summary>
    private const int DeepestReference = 64;

    private const int MostMatches = 10_000_000;

    private readonly Dictionary<string, LooseProject> _projects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
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

    /// <param name="path">The full path of the project file.</param>
    /// <param name="depth">How many references led to it.</param>
    private LooseProject AddProject(string path, int depth = 0)
    {
        if (_projects.TryGetValue(path, out var known))
            return known;

        var file = ProjectReader.Read(path, files, note);
        var project = new LooseProject { File = file, Name = scope.Relative(path), Sources = SourcesOf(file), Packages = file.Packages };
        _projects.Add(path, project);
        _open.Add(path);
        foreach (var reference in file.ProjectReferences.Order(StringComparer.Ordinal))
        {
            if (!reference.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || !files.Exists(reference))
                continue;
            if (_open.Contains(reference) || depth >= DeepestReference)
                note(path, $"the reference to {scope.Relative(reference)} {(_open.Contains(reference) ? "leads back to the project" : $"is more than {DeepestReference} references away from where they begin")} and was left out.");
            else
                project.References.Add(AddProject(reference, depth + 1));
        }

        _open.Remove(path);
        return project;
    }

    private IReadOnlyList<string> SourcesOf(ProjectFile project)
    {
        var sources = new SortedSet<string>(StringComparer.Ordinal);
        if (project.Sdks.Count > 0 && !project.Properties["EnableDefaultCompileItems"].Equals("false", StringComparison.OrdinalIgnoreCase) && !project.Properties["EnableDefaultItems"].Equals("false", StringComparison.OrdinalIgnoreCase))
            sources.UnionWith(tree.FilesBelow(project.Folder, cancellationToken).Where(file => IsSource(file) && NearestProjects(file).Contains(project.Path) && !IsFileProgram(file)));

        var matching = new WorkBudget(MostMatches);
        try
        {
            foreach (var (adds, pattern) in project.Compile)
                Apply(adds, pattern, sources, matching);
        }
        catch (WorkBudgetException)
        {
            note(project.Path, $"the patterns of the project's Compile items ask for more than {MostMatches} comparisons with file names; those that were left were not applied.");
        }

        return [.. sources];
    }

    private void Apply(bool adds, GlobPattern pattern, SortedSet<string> sources, WorkBudget matching)
    {
        if (!adds)
        {
            matching.Spend(sources.Count);
            sources.RemoveWhere(pattern.IsMatch);
        }
        else if (pattern.FullPath is { } single)
        {
            if (IsSource(single) && files.Exists(single))
                sources.Add(single);
        }
        else if (AuditScope.IsBelow(pattern.Folder, scope.Boundary) && Directory.Exists(pattern.Folder))
        {
            var candidates = tree.FilesBelow(pattern.Folder, cancellationToken);
            matching.Spend(candidates.Count);
            sources.UnionWith(candidates.Where(file => IsSource(file) && pattern.IsMatch(file)));
        }
    }

    /// <summary>Programs of one file each, and all other sources without a project together.</summary>
    private IEnumerable<LooseProject> FreeSources(List<string> sources)
    {
        var (programs, others) = Partition(sources, file => FreeSource.IsProgram(file, reader, files));
        foreach (var file in programs)
            yield return FreeSource.Program(file, scope.Relative(file), reader);
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

    private bool IsFileProgram(string file) => FreeSource.HasDirectives(file, files);

    private static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static (List<string> True, List<string> False) Partition(List<string> files, Func<string, bool> test)
    {
        var groups = files.ToLookup(test);
        return ([.. groups[true]], [.. groups[false]]);
    }
}
