using Microsoft.CodeAnalysis;

namespace CachePrefix.Testing;

/// <summary>One project of a test: files with markup, references and what is expected of them.</summary>
public class ProjectState
{
    public ProjectState(string name)
    {
        Name = name;
        Folder = $"/{name}/";
        Sources = new SourceFileList(Folder, "Test{0}.cs");
        AdditionalFiles = new SourceFileList(Folder, "Additional{0}.txt");
        AnalyzerConfigFiles = new SourceFileList(Folder, ".editorconfig");
    }

    public string Name { get; }

    public string Folder { get; }

    public SourceFileList Sources { get; }

    public SourceFileList AdditionalFiles { get; }

    /// <summary><c>.editorconfig</c> and <c>.globalconfig</c> files, parsed by the compiler itself.</summary>
    public SourceFileList AnalyzerConfigFiles { get; }

    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Replaces <see cref="ReferenceSets.Default"/> when set.</summary>
    public IReadOnlyList<MetadataReference>? References { get; set; }

    public List<MetadataReference> AdditionalReferences { get; } = [];

    /// <summary>Names of the other projects of the test that this one refers to.</summary>
    public List<string> ProjectReferences { get; } = [];
}
