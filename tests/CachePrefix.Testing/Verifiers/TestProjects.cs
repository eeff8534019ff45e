using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace CachePrefix.Testing;

/// <summary>What the projects of all tests have in common.</summary>
public static class TestProjects
{
    // References come from the running framework and from restored packages, so that no test downloads any.
    private static readonly ReferenceAssemblies None = new("net10.0");

    internal static CSharpCompilationOptions CompilationOptions => new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    internal static CSharpParseOptions ParseOptions => new(LanguageVersion.Latest, DocumentationMode.Parse);

    internal static void Prepare(this AnalyzerTest<DefaultVerifier> test)
    {
        test.ReferenceAssemblies = None;
        test.TestState.AdditionalReferences.AddRange(ReferenceSets.Default);
        test.MarkupOptions = MarkupOptions.UseFirstDescriptor | MarkupOptions.TreatPositionIndicatorsAsCode;
        test.TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
    }

    /// <summary>Adds a project with the references of the first one.</summary>
    public static ProjectState AddProject(this SolutionState state, string name)
    {
        var project = state.AdditionalProjects[name];
        project.AdditionalReferences.AddRange(ReferenceSets.Default);
        return project;
    }

    /// <summary>Adds a file; a path that is not rooted lies in the folder of the first project.</summary>
    public static void Add(this SourceFileCollection files, string path, string content) =>
        files.Add((path.StartsWith('/') ? path : "/0/" + path, content));
}
