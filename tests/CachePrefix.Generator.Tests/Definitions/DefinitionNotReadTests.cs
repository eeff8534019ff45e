using CachePrefix.Analyzers.DefinitionRules;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Generator.Tests.Definitions;

/// <summary>No definition is known that the reader fails on, so a reader that fails is put in its place.</summary>
public sealed class DefinitionNotReadTests
{
    private const string Two =
        """
        using CachePrefix;
        [Prompt, Tier("simple")] public partial record {|#0:Broken|} : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
        [Prompt, Tier("simple")] public partial record Fine : IPrompt<string> { [PromptInput] public string? Question { get; init; } }
        """;

    [Fact]
    public async Task A_fault_of_the_reader_is_reported_as_CPA9029_on_its_definition_alone()
    {
        var test = new FaultyTest { TestCode = Two };
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<DefinitionNotReadAnalyzer>.Diagnostic("CPA9029").WithLocation(0).WithArguments("Broken", "InvalidOperationException: no such shape"));

        await test.RunAsync();
    }

    [Fact]
    public Task A_definition_that_is_read_is_not_reported() => DefinitionVerifier<DefinitionNotReadAnalyzer>.VerifyAsync(
        """[Prompt, Tier("simple")] public partial record Fine : IPrompt<string> { [PromptInput] public string? Question { get; init; } }""");

    [Fact]
    public void A_cancelled_reading_is_no_fault() => Assert.Throws<OperationCanceledException>(
        () => PromptParser.TryRead(null!, static (_, _) => throw new OperationCanceledException(), CancellationToken.None, out _));

    private static PromptModel? Read(PromptDeclaration prompt, CancellationToken cancellationToken) =>
        prompt.Type.Name == "Broken" ? throw new InvalidOperationException("no such shape") : PromptParser.Read(prompt, cancellationToken);

    private sealed class FaultyTest : CSharpAnalyzerTest<DefinitionNotReadAnalyzer>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new DefinitionNotReadAnalyzer(Read)];
    }
}
