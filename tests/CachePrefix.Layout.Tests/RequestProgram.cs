using System.Reflection;
using Anthropic;
using Anthropic.Exceptions;
using CachePrefix.Analyzers.Requests;
using CachePrefix.CodeFixes;
using CachePrefix.Emulator;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Layout.Tests;

/// <summary>One source text that sends a request with the official SDK: analysed, fixed, compiled and run.</summary>
internal sealed class RequestProgram
{
    private const int MostFixes = 5;

    private readonly Document _document;

    private RequestProgram(Document document) => _document = document;

    /// <param name="body">The statements of a method that has <c>client</c>, an <see cref="AnthropicClient"/>.</param>
    public static RequestProgram Create(string body)
    {
        var source = $$"""
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Anthropic;
            using Anthropic.Models.Messages;
            using Microsoft.Extensions.AI;

            public static class Program
            {
                public static async Task SendAsync(AnthropicClient client)
                {
                    {{body.ReplaceLineEndings("\n        ")}}
                }
            }

            """;
        var solution = new AdhocWorkspace().CurrentSolution;
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Program",
            "Program",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: ReferenceSets.Default);
        return new RequestProgram(solution.AddProject(project).GetProject(project.Id)!.AddDocument("Program.cs", source));
    }

    public async Task<string> SourceAsync() => (await _document.GetTextAsync()).ToString();

    /// <summary>What the request rules find.</summary>
    public async Task<IReadOnlyList<Diagnostic>> FindingsAsync()
    {
        var compilation = (await _document.Project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var findings = await compilation.WithAnalyzers([new RequestAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. findings.OrderBy(finding => finding.Location.SourceSpan.Start)];
    }

    /// <summary>The program after the first fix for each finding, until there is nothing left to fix.</summary>
    public async Task<RequestProgram> FixedAsync()
    {
        var program = this;
        var provider = new RequestLayoutCodeFixProvider();
        for (var fixes = 0; (await program.FindingsAsync()).FirstOrDefault() is { } finding; fixes++)
        {
            Assert.True(fixes < MostFixes, $"{finding}\n{await program.SourceAsync()}");
            CodeAction? first = null;
            await provider.RegisterCodeFixesAsync(new CodeFixContext(program._document, finding, (action, _) => first ??= action, CancellationToken.None));
            Assert.NotNull(first);
            var operations = await first.GetOperationsAsync(CancellationToken.None);
            var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
            program = new RequestProgram(solution.GetDocument(program._document.Id)!);
        }

        return program;
    }

    /// <summary>Sends the request over HTTP and gives the status and the provider's words.</summary>
    public async Task<(int Status, string Words)> SendAsync()
    {
        await using var emulator = await ProviderEmulator.StartAsync();
        return await SendAsync(emulator);
    }

    /// <summary>The body of the last request that is sent.</summary>
    public async Task<string> SentAsync()
    {
        await using var emulator = await ProviderEmulator.StartAsync();
        Assert.Equal((200, string.Empty), await SendAsync(emulator));
        return emulator.Requests[^1].Text;
    }

    private async Task<(int Status, string Words)> SendAsync(ProviderEmulator emulator)
    {
        using var client = new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = "test-key", MaxRetries = 0 };
        try
        {
            await (Task)(await LoadAsync()).GetType("Program")!.GetMethod("SendAsync")!.Invoke(null, [client])!;
            return (200, string.Empty);
        }
        catch (AnthropicApiException exception)
        {
            return ((int)exception.StatusCode, exception.Message);
        }
    }

    private async Task<Assembly> LoadAsync()
    {
        using var output = new MemoryStream();
        var result = (await _document.Project.GetCompilationAsync())!.Emit(output);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics) + "\n" + await SourceAsync());
        return Assembly.Load(output.ToArray());
    }
}
