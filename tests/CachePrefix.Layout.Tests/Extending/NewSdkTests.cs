using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;
using CachePrefix.Analyzers.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Layout.Tests.Extending;

/// <summary>What CONTRIBUTING.md says of an SDK whose requests the rules shall see, done to the sources of the analyzers, which are then compiled and run.</summary>
public sealed class NewSdkTests
{
    private const string Rows =
        """

        [acme] Acme.Llm
        request     T:Acme.Llm.Ask mentioned
        block       T:Acme.Llm.Turn text
        marker      T:Acme.Llm.Mark
        marked      P:Acme.Llm.Turn.CacheControl mentioned
        """;

    private const string Reader =
        """
        using CachePrefix.Analyzers.Volatility.Rows;

        namespace CachePrefix.Analyzers.Requests;

        /// <summary>Reads the requests of Acme's SDK.</summary>
        internal sealed class AcmeRequest : RequestReader
        {
            protected override PartSdk Sdk => PartSdk.Acme;

            public override RequestShape? ReadRequest(RequestValue parameters)
            {
                if (parameters.Find("Turns") is not { } turns)
                    return null;

                parameters.IsSent = true;
                return new RequestShape(parameters.Node, RequestProtocol.Anthropic, [.. AnthropicRequest.ItemsOf(turns).Select(static turn => AnthropicRequest.Block(turn, PromptSection.Messages, MessageRole.User))]);
            }
        }
        """;

    private const string Sdk =
        """
        namespace Acme.Llm;
        public sealed class Mark { }
        public sealed class Turn { public string Text { get; set; } = ""; public Mark? CacheControl { get; set; } }
        public sealed class Ask { public System.Collections.Generic.List<Turn> Turns { get; set; } = new(); }
        public sealed class Client { public void Send(Ask ask) { } }
        """;

    private const string Program =
        """
        using Acme.Llm;
        static class Program
        {
            static Turn Marked(string text) => new Turn { Text = text, CacheControl = new Mark() };
            static void Main() => new Client().Send(new Ask { Turns = { Marked("first"), Marked("a second one"), Marked("a third one"), Marked("a fourth one"), Marked("a fifth one") } });
        }
        """;

    [Fact]
    public async Task A_new_SDK_is_rows_and_a_reader()
    {
        var context = new AssemblyLoadContext(nameof(NewSdkTests), isCollectible: true);
        try
        {
            var analyzers = context.LoadFromStream(Compile());
            var rule = (DiagnosticAnalyzer)Activator.CreateInstance(analyzers.GetType(typeof(RequestAnalyzer).FullName!)!)!;

            var sdk = CSharpCompilation.Create("Acme.Llm", [CSharpSyntaxTree.ParseText(Sdk)], Platform(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
            var program = CSharpCompilation.Create("Program", [CSharpSyntaxTree.ParseText(Program)], [.. Platform(), sdk.ToMetadataReference()], new CSharpCompilationOptions(OutputKind.ConsoleApplication));
            Assert.DoesNotContain(program.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            var found = await program.WithAnalyzers([rule]).GetAnalyzerDiagnosticsAsync();

            Assert.Equal("The request has 5 breakpoints, but Anthropic takes 4 and refuses it; this one saves least, remove it", Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>The analyzers with the rows, the reader, and its name in the two lists.</summary>
    private static MemoryStream Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: ["CACHEPREFIX_COMPILER"]);
        string[] folders = ["src/CachePrefix.Analyzers", "src/CachePrefix/Ladder"];
        var files = folders.SelectMany(static folder => Directory.GetFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Path.Combine(Root(), "src/CachePrefix/Models"), "*.cs"))
            .Concat(Directory.GetFiles(Path.Combine(Root(), "src/CachePrefix/Models/Reading"), "*.cs"))
            .Append(Path.Combine(Root(), "src/CachePrefix/Routing/RouteConditions.cs"))
            .Append(Path.Combine(Root(), "src/CachePrefix/Tiers/EditDistance.cs"))
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var sources = files.Select(static file => Path.GetFileName(file) switch
        {
            "RequestReader.cs" => Changed(file, "new AnthropicRequest()]", "new AnthropicRequest(), new AcmeRequest()]"),
            "PartRow.cs" => Changed(file, "    Others,", "    Acme,\n    Others,"),
            _ => File.ReadAllText(file),
        });
        string[] implicitUsings = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks"];
        var trees = sources.Append(Reader).Append(string.Concat(implicitUsings.Select(static name => $"global using {name};\n")))
            .Select(source => CSharpSyntaxTree.ParseText(source, options, encoding: Encoding.UTF8));
        var compilation = CSharpCompilation.Create(
            "CachePrefix.Analyzers.WithAcme",
            trees,
            Platform(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var rows = Directory.GetFiles(Path.Combine(Root(), "src/CachePrefix.Analyzers/Volatility/Rows/Data"), "*.txt")
            .Select(static file => Resource($"CachePrefix.Analyzers.Rows.{Path.GetFileName(file)}", File.ReadAllText(file) + (Path.GetFileName(file) == "parts.txt" ? Rows : "")));
        var catalog = Resource("models.json", File.ReadAllText(Path.Combine(Root(), "src/CachePrefix/Models/models.json")));
        var image = new MemoryStream();
        var result = compilation.Emit(image, manifestResources: rows.Append(catalog));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        image.Position = 0;
        return image;
    }

    private static string Changed(string file, string old, string now)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, now, StringComparison.Ordinal);
    }

    private static ResourceDescription Resource(string name, string text) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)), isPublic: true);

    /// <summary>What the tests run on, but for our own assemblies.</summary>
    private static ImmutableArray<MetadataReference> Platform() => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(static path => !Path.GetFileName(path).StartsWith("CachePrefix", StringComparison.Ordinal))
        .Select(static path => MetadataReference.CreateFromFile(path))];

    private static string Root([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !File.Exists(Path.Combine(folder, "CachePrefixAnalyzers.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"No folder above {file} holds CachePrefixAnalyzers.sln.");
    }
}
