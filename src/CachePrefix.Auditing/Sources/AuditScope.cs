namespace CachePrefix.Auditing.Sources;

/// <summary>What is audited: the root that paths are relative to, and which files below it.</summary>
internal sealed class AuditScope
{
    private static readonly string[] SolutionExtensions = [".sln", ".slnx", ".slnf"];

    private readonly List<string> _folders = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    private AuditScope(string root)
    {
        Root = root;
        Boundary = RepositoryOf(root) ?? root;
        Notes = new NoteList(this);
        Checkout = new CheckoutFiles(Boundary, Notes.Add);
    }

    /// <summary>The folder that paths are relative to.</summary>
    public string Root { get; }

    /// <summary>The repository around the root, or the root: nothing outside of it is searched for projects.</summary>
    public string Boundary { get; }

    /// <summary>What was left out or guessed so far.</summary>
    public NoteList Notes { get; }

    /// <summary>What may be read and written of the code base.</summary>
    public CheckoutFiles Checkout { get; }

    /// <summary>The solutions that were named.</summary>
    public List<string> Solutions { get; } = [];

    /// <summary>The projects that were named, or that named solutions hold.</summary>
    public List<string> Projects { get; } = [];

    /// <summary>The folders that were named.</summary>
    public IReadOnlyList<string> Folders => _folders;

    /// <summary>The C# files that were named.</summary>
    public IReadOnlyCollection<string> Files => _files;

    /// <exception cref="AuditException">A path does not exist or is nothing that can be audited.</exception>
    public static AuditScope Create(IReadOnlyList<string> paths)
    {
        var full = paths.Select(Path.GetFullPath).ToList();
        foreach (var path in full)
        {
            if (!File.Exists(path) && !Directory.Exists(path))
                throw new AuditException($"The path '{path}' does not exist. Name a folder, a solution, a project or a C# file.");
        }

        var scope = new AuditScope(CommonFolder(full));
        foreach (var path in full)
            scope.Add(path);

        return scope;
    }

    /// <summary>Whether findings in a file are asked for. Files of named projects and solutions always are.</summary>
    public bool Includes(string path) =>
        _files.Contains(path)
        || Projects.Count > 0 && IsBelow(path, Root)
        || _folders.Any(folder => IsBelow(path, folder));

    /// <summary>The path from the root, with <c>/</c>.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal)
        && (path.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);

    private void Add(string path)
    {
        if (Directory.Exists(path))
        {
            _folders.Add(Path.TrimEndingDirectorySeparator(path));
            return;
        }

        var extension = Path.GetExtension(path);
        if (SolutionExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            Solutions.Add(path);
            Projects.AddRange(SolutionFile.ProjectsOf(path, Checkout).Where(Checkout.Exists));
        }
        else if (extension.Equals(".csproj", StringComparison.OrdinalIgnoreCase))
        {
            Projects.Add(path);
        }
        else if (extension.Equals(".cs", StringComparison.OrdinalIgnoreCase))
        {
            _files.Add(path);
        }
        else
        {
            throw new AuditException($"'{path}' is not C#. Name a folder, a solution (.sln, .slnx, .slnf), a C# project (.csproj) or a C# file (.cs).");
        }
    }

    private static string CommonFolder(List<string> paths)
    {
        var common = FolderOf(paths[0]);
        foreach (var path in paths.Skip(1))
        {
            while (!IsBelow(FolderOf(path), common))
                common = Path.GetDirectoryName(common) ?? throw new AuditException("The paths have no folder in common. Audit them one by one.");
        }

        return common;
    }

    private static string FolderOf(string path) =>
        Path.TrimEndingDirectorySeparator(Directory.Exists(path) ? path : Path.GetDirectoryName(path)!);

    private static string? RepositoryOf(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            if (Path.Exists(Path.Combine(current, ".git")))
                return current;
        }

        return null;
    }
}
