using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Benchmarks.Generation;

/// <summary>A project with many prompts, and one file without any that is being typed in.</summary>
internal sealed class PromptProject
{
    private const string Edited = "Edited.cs";

    private readonly CSharpParseOptions _options = new(LanguageVersion.Latest, DocumentationMode.Diagnose);
    private int _keystrokes;

    public PromptProject(int prompts)
    {
        var trees = Enumerable.Range(0, prompts).Select(number => Parse(Prompt(number), $"Prompt{number}.cs")).Append(Parse(Plain(), Edited));
        Compilation = CSharpCompilation.Create("Project", trees, References(), new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public CSharpCompilation Compilation { get; private set; }

    /// <summary>A driver that runs one generator, as the editor does.</summary>
    public GeneratorDriver CreateDriver(IIncrementalGenerator generator) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: _options);

    public GeneratorDriver CreatePromptDriver() => CreateDriver(new PromptGenerator());

    /// <summary>Replaces one digit inside a method, as typing does: the parser keeps every other node.</summary>
    public CSharpCompilation Type()
    {
        var tree = Compilation.SyntaxTrees[^1];
        var text = tree.GetText();
        var at = text.ToString().IndexOf("total += ", StringComparison.Ordinal) + "total += ".Length;
        var digit = (char)('0' + (_keystrokes++ % 10));
        Compilation = Compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, 1), digit.ToString()))));
        return Compilation;
    }

    private SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), _options, path);

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                    || name is "CachePrefix.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));

    private static string Plain() =>
        $$"""
        namespace Project;

        public sealed class Edited
        {
            public int Sum(int start)
            {
                var total = start;
                total += 0;
                return total;
            }

        {{string.Join("\n", Enumerable.Range(0, 100).Select(number => $"    public int Method{number}(int value) {{ var twice = value * 2; return twice + {number}; }}"))}}
        }
        """;

    public static string Prompt(int number) =>
        $$"""
        using System.Collections.Generic;
        using System.ComponentModel;
        using CachePrefix;
        using Microsoft.Extensions.AI;

        namespace Project.Prompts;

        [Prompt(Feature = "feature{{number % 7}}", MaxOutputTokens = 400)]
        [Cascade("simple", "complex")]
        public sealed partial record Prompt{{number}} : IPrompt<Answer{{number}}>
        {
            [CachedPrefix] public const string Role = "You answer questions about product {{number}}. Be brief, be kind, and say so when you do not know.";
            [CachedPrefix(Stability.Deployment, Ttl = CacheTtl.OneHour)] public required string Handbook { get; init; }
            [CachedPrefix(Stability.Tenant)] public required string CustomerFacts { get; init; }
            [History] public IReadOnlyList<ChatMessage> History { get; init; } = [];
            [PromptInput] public required string Question { get; init; }
            [PromptTool, Description("Finds an order.")] public static string FindOrder([Description("Its number.")] string id) => id;
            [Validator] public static bool IsGrounded(Answer{{number}} answer) => answer.Text.Length > 0;
        }

        public sealed record Answer{{number}}(string Text);
        """;
}
