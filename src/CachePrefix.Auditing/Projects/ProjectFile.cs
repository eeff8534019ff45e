using CachePrefix.Auditing.Sources;

namespace CachePrefix.Auditing.Projects;

/// <summary>What a project file says, as far as it can be read without evaluating it.</summary>
internal sealed class ProjectFile
{
    private const int Work = 4_000_000;

    public ProjectFile()
    {
        Budget = new WorkBudget(Work);
        Properties = new PropertyBag(Budget);
    }

    public required string Path { get; init; }

    public required string Folder { get; init; }

    /// <summary>The SDKs of the project element; empty for projects in the old form, which list their files.</summary>
    public IReadOnlyList<string> Sdks { get; set; } = [];

    /// <summary>Pays for all that is done to read the file and what it imports.</summary>
    public WorkBudget Budget { get; }

    public PropertyBag Properties { get; }

    public string AssemblyName => Properties["AssemblyName"] is { Length: > 0 } name ? name : System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The target framework, the newest of several; empty while it is not known.</summary>
    public string Framework { get; set; } = string.Empty;

    /// <summary>Versions by package id; empty where none is given.</summary>
    public Dictionary<string, string> Packages { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, string> CentralVersions { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Full paths.</summary>
    public HashSet<string> ProjectReferences { get; } = new(StringComparer.Ordinal);

    /// <summary>The patterns of <c>Compile</c> items in the order in which they add and remove files.</summary>
    public List<(bool Adds, GlobPattern Pattern)> Compile { get; } = [];

    /// <summary>Namespaces as in a <c>using</c>, with <c>static </c> or <c>alias = </c> before them.</summary>
    public HashSet<string> Usings { get; } = new(StringComparer.Ordinal);

    public List<string> FriendAssemblies { get; } = [];

    public List<string> AdditionalFiles { get; } = [];

    public List<string> ConfigFiles { get; } = [];

    public IReadOnlyList<string> PreprocessorSymbols =>
    [
        .. TargetFramework.Symbols(Framework),
        .. Properties["DefineConstants"].Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries),
        "TRACE",
    ];
}
