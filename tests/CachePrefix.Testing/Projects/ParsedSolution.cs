using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Testing;

/// <summary>A state with its markup parsed: the plain files, the solution made of them, and the expected diagnostics with their places.</summary>
internal sealed class ParsedSolution
{
    private readonly Dictionary<string, MarkupText> _files = new(StringComparer.Ordinal);

    /// <summary>Parses a state. <paramref name="descriptorOf"/> finds the descriptor of a marked id; a null id asks for the only one.</summary>
    public ParsedSolution(SolutionState state, Func<string?, DiagnosticResult> descriptorOf)
    {
        State = state;
        foreach (var (path, content) in state.Projects.SelectMany(project => project.Sources.Concat(project.AdditionalFiles)))
        {
            if (!_files.TryAdd(path, MarkupText.Parse(content)))
                throw new VerificationException($"Two files have the path {path}.");
        }

        Expected = [.. ExpectedIn(descriptorOf)];
    }

    public SolutionState State { get; }

    public ImmutableArray<DiagnosticResult> Expected { get; }

    /// <summary>Builds the solution, with a line put before every source when <paramref name="firstLine"/> is given.</summary>
    public Solution Build(ImmutableArray<ISourceGenerator> generators, LanguageVersion languageVersion, string? firstLine = null)
    {
        var workspace = new AdhocWorkspace();
        var solution = workspace.CurrentSolution;
        var ids = State.Projects.ToDictionary(project => project.Name, project => ProjectId.CreateNewId(project.Name));

        foreach (var project in State.Projects)
        {
            var id = ids[project.Name];
            solution = solution
                .AddProject(ProjectInfo.Create(
                    id,
                    VersionStamp.Default,
                    project.Name == "0" ? "TestProject" : project.Name,
                    project.Name == "0" ? "TestProject" : project.Name,
                    LanguageNames.CSharp,
                    filePath: $"{project.Folder}{project.Name}.csproj",
                    compilationOptions: new CSharpCompilationOptions(
                        project.OutputKind,
                        nullableContextOptions: NullableContextOptions.Enable,
                        allowUnsafe: true),
                    parseOptions: new CSharpParseOptions(languageVersion, DocumentationMode.Parse),
                    metadataReferences: [.. project.References ?? ReferenceSets.Default, .. project.AdditionalReferences]));

            foreach (var (path, _) in project.Sources)
                solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), Text(path, firstLine), Folders(project, path), path);
            foreach (var (path, _) in project.AdditionalFiles)
                solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), Text(path, null), Folders(project, path), path);
            foreach (var (path, content) in project.AnalyzerConfigFiles)
                solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From(content, Encoding.UTF8), Folders(project, path), path);
            if (!generators.IsEmpty)
                solution = solution.AddAnalyzerReference(id, new GeneratorReference(generators));
        }

        foreach (var project in State.Projects)
        {
            foreach (var reference in project.ProjectReferences)
                solution = solution.AddProjectReference(ids[project.Name], new ProjectReference(ids[reference]));
        }

        return solution;
    }

    /// <summary>The plain text of a file, as a fix must leave it.</summary>
    public IEnumerable<(string Path, string Text)> PlainFiles() =>
        _files.Select(file => (file.Key, file.Value.Text))
            .Concat(State.Projects.SelectMany(project => project.AnalyzerConfigFiles.Select(file => (file.Path, file.Content))));

    public bool IsSource(string path) => State.Projects.Any(project => project.Sources.Exists(file => file.Path == path));

    private IEnumerable<DiagnosticResult> ExpectedIn(Func<string?, DiagnosticResult> descriptorOf)
    {
        foreach (var (path, file) in _files)
        {
            foreach (var span in file.Spans.Where(span => span.Key is null))
            {
                yield return descriptorOf(span.Id) with
                {
                    Locations = [LocationOf(path, file, span.Span)],
                    Options = DiagnosticOptions.IgnoreAdditionalLocations,
                };
            }
        }

        foreach (var result in State.ExpectedDiagnostics)
            yield return result with { Locations = [.. result.Locations.Select(location => Resolve(location, result.Id))] };
    }

    private DiagnosticLocation Resolve(DiagnosticLocation location, string id)
    {
        if (location.MarkupKey is not { } key)
            return location.Path is null ? location with { Path = State.Sources[0].Path } : location with { Path = Rooted(location.Path) };

        var places = _files.SelectMany(file => file.Value.Spans.Where(span => span.Key == key).Select(span => LocationOf(file.Key, file.Value, span.Span))).ToList();
        return places.Count == 1
            ? places[0]
            : throw new VerificationException($"{id}: the markup key #{key} occurs {places.Count} times; it must occur once.");
    }

    private string Rooted(string path) => path.StartsWith('/') ? path : State.Folder + path;

    private SourceText Text(string path, string? firstLine) =>
        SourceText.From(firstLine is null ? _files[path].Text : firstLine + "\n" + _files[path].Text, Encoding.UTF8);

    private static DiagnosticLocation LocationOf(string path, MarkupText file, TextSpan span)
    {
        var lines = SourceText.From(file.Text).Lines.GetLinePositionSpan(span);
        return new DiagnosticLocation(path, lines.Start.Line + 1, lines.Start.Character + 1, lines.End.Line + 1, lines.End.Character + 1);
    }

    private static string[] Folders(ProjectState project, string path) =>
        path.StartsWith(project.Folder, StringComparison.Ordinal) ? path[project.Folder.Length..].Split('/')[..^1] : [];
}
