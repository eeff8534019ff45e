using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Tests.Support;

/// <summary>Applies a fix to what a rule reports in a file that is not code, which the testing library does not: one finding after the other, and all at once.</summary>
internal static class AdditionalFileFix<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    public static async Task VerifyAsync(string source, (string Name, string Content) file, string fixedContent, params (string Name, string Content)[] others)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: ReferenceSets.Default))
            .AddDocument("Test0.cs", source, filePath: "/0/Test0.cs").Project;
        foreach (var (name, content) in others.Prepend(file))
            project = project.AddAdditionalDocument(name, content, filePath: "/0/" + name).Project;
        var id = project.AdditionalDocuments.First().Id;

        Assert.Equal(fixedContent, await TextAsync(await FixEachAsync(project, id), id));
        Assert.Equal(fixedContent, await TextAsync(await FixAllAsync(project, FixAllScope.Project), id));
        Assert.Equal(fixedContent, await TextAsync(await FixAllAsync(project, FixAllScope.Solution), id));
    }

    private static async Task<Project> FixEachAsync(Project project, DocumentId id)
    {
        for (var finding = (await FindingsAsync(project)).FirstOrDefault(); finding is not null; finding = (await FindingsAsync(project)).FirstOrDefault())
        {
            var actions = new List<CodeAction>();
            await new TCodeFix().RegisterCodeFixesAsync(new CodeFixContext(project.GetAdditionalDocument(id)!, finding, (action, _) => actions.Add(action), default));
            var before = await TextAsync(project, id);
            project = await ApplyAsync(project, Assert.Single(actions));
            Assert.NotEqual(before, await TextAsync(project, id));
        }

        return project;
    }

    private static async Task<Project> FixAllAsync(Project project, FixAllScope scope)
    {
        var provider = new TCodeFix();
        var finding = (await FindingsAsync(project))[0];
        CodeAction? first = null;
        await provider.RegisterCodeFixesAsync(new CodeFixContext(project.AdditionalDocuments.First(), finding, (action, _) => first ??= action, default));
        var context = new FixAllContext(project, provider, scope, first!.EquivalenceKey, provider.FixableDiagnosticIds, new Findings(), default);
        return await ApplyAsync(project, (await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(project.Solution, new Progress<CodeAnalysisProgress>(), default);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var findings = await compilation.WithAnalyzers([new TAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return [.. findings.OrderBy(static finding => finding.Location.GetLineSpan().StartLinePosition)];
    }

    private static async Task<string> TextAsync(Project project, DocumentId id) => (await project.GetAdditionalDocument(id)!.GetTextAsync()).ToString();

    private sealed class Findings : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await FindingsAsync(project);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await FindingsAsync(project);
    }
}
