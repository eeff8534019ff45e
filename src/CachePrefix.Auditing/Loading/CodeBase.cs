using CachePrefix.Auditing.References;
using CachePrefix.Auditing.Sources;

namespace CachePrefix.Auditing.Loading;

/// <summary>The projects of a scope: through MSBuild where they are restored and the mode allows it, otherwise from their text.</summary>
internal sealed class CodeBase : IDisposable
{
    private readonly AuditMode _mode;
    private readonly BuildLoader? _builds;
    private readonly SourceTree _tree;
    private readonly LooseLoader _loader;
    private readonly SharedSources _shared;

    public CodeBase(AuditOptions options, CancellationToken cancellationToken)
    {
        Scope = AuditScope.Create(options.Paths);
        _tree = new SourceTree(Notes.Add);
        var sources = new SourceReader(options, Scope.Checkout, Notes.Add);
        _loader = new LooseLoader(Scope, _tree, sources, Scope.Checkout, Notes.Add, cancellationToken);
        _builds = options.Mode == AuditMode.Loose ? null : new BuildLoader(Scope, Scope.Checkout, Notes.Add);
        _mode = options.Mode;
        _shared = new SharedSources(sources);
        Compiler = new LooseCompiler(Scope, _tree, _shared, Scope.Checkout, new PackageCache(options.PackageFolders));
    }

    public AuditScope Scope { get; }

    public NoteList Notes => Scope.Notes;

    public LooseCompiler Compiler { get; }

    /// <summary>The full paths of the project files that were loaded through MSBuild.</summary>
    public IReadOnlySet<string> Built { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Loads the projects, those that others refer to first. One that is built is there once per target framework.</summary>
    public async Task<IReadOnlyList<LoadedProject>> LoadAsync(IProgress<AuditProgress>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<LoadedProject> built = [];
        if (_builds is not null)
        {
            var paths = _loader.ProjectPaths();
            (built, Built) = await _builds.LoadAsync(paths, done => progress?.Report(new AuditProgress("Loading through MSBuild", done, paths.Count)), cancellationToken).ConfigureAwait(false);
        }

        var loose = _mode == AuditMode.MSBuild ? [] : _loader.Load(Built);
        _shared.Expect(loose.Concat(loose.SelectMany(static project => project.AllReferences())).Distinct());
        Compiler.Expect(loose);
        var projects = loose.ToDictionary(
            static project => project,
            project => new LoadedProject(project.Name, IsLoose: true, project.Sources, token => Task.FromResult(Compiler.Compile(project, token)), () => Compiler.Release(project)));
        foreach (var (project, loaded) in projects)
            loaded.References = [.. project.AllReferences().Where(projects.ContainsKey).Select(reference => projects[reference])];

        return [.. built, .. loose.OrderBy(static project => project.AllReferences().Count).Select(project => projects[project])];
    }

    /// <summary>The files below the folders of the scope.</summary>
    public IEnumerable<string> Files(CancellationToken cancellationToken) => Scope.Folders.SelectMany(folder => _tree.FilesBelow(folder, cancellationToken));

    public void Dispose() => _builds?.Dispose();
}
