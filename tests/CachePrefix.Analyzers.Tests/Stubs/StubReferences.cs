using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Analyzers.Tests.Stubs;

/// <summary>
/// SDKs that analyzers are tested against: the real assembly where its package restores, else one compiled from
/// the public signatures below this folder under the real assembly name.
/// </summary>
internal static class StubReferences
{
    private const string ResourcePrefix = "Stubs/";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13);

    /// <summary>What the SDKs mark as experimental.</summary>
    private static readonly ImmutableArray<string> Experimental = ["OPENAI001", "SKEXP0001", "SKEXP0010", "SKEXP0110", "SKEXP0130", "MEAI001", "MAAI001", "SCME0001"];

    private static readonly ConcurrentDictionary<string, Lazy<MetadataReference>> Compiled = new(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<string, string[]> Dependencies = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["LlmTornado.Agents"] = ["LlmTornado"],
        ["Microsoft.SemanticKernel.Agents.Core"] = ["Microsoft.SemanticKernel.Agents.Abstractions"],
        ["Microsoft.SemanticKernel.Agents.OpenAI"] = ["Microsoft.SemanticKernel.Agents.Abstractions"],
        ["Microsoft.Agents.AI.Foundry"] = ["Azure.AI.Projects"],
        ["Microsoft.Agents.AI.AzureAI.Persistent"] = ["Azure.AI.Agents.Persistent"],
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The assemblies of the running test process: the frameworks and the SDKs whose packages restore.</summary>
    public static ImmutableArray<MetadataReference> Platform { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => !IsOwnAssembly(Path.GetFileName(path)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Every stubbed assembly by its name, in ordinal order.</summary>
    public static ImmutableArray<string> AssemblyNames { get; } =
    [
        .. typeof(StubReferences).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(static name => name[ResourcePrefix.Length..name.IndexOf('/', ResourcePrefix.Length)])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The named stubs with everything that they depend on, without the platform.</summary>
    public static ImmutableArray<MetadataReference> For(params ReadOnlySpan<string> assemblyNames)
    {
        var closure = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in assemblyNames)
        {
            AddClosure(name, closure);
        }

        return [.. closure.Select(Get)];
    }

    /// <summary>All stubs, without the platform.</summary>
    public static ImmutableArray<MetadataReference> All() => [.. AssemblyNames.Select(Get)];

    private static MetadataReference Get(string assemblyName) =>
        Compiled.GetOrAdd(assemblyName, static name => new Lazy<MetadataReference>(() => Compile(name))).Value;

    private static void AddClosure(string assemblyName, SortedSet<string> closure)
    {
        if (closure.Add(assemblyName) && Dependencies.TryGetValue(assemblyName, out var dependencies))
        {
            foreach (var dependency in dependencies)
            {
                AddClosure(dependency, closure);
            }
        }
    }

    private static PortableExecutableReference Compile(string assemblyName)
    {
        var closure = new SortedSet<string>(StringComparer.Ordinal);
        AddClosure(assemblyName, closure);
        closure.Remove(assemblyName);

        var compilation = CSharpCompilation.Create(
            assemblyName,
            [CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions), .. Sources(assemblyName)],
            [.. Platform, .. closure.Select(Get)],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: Experimental.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))));

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray(), filePath: assemblyName + ".dll")
            : throw new InvalidOperationException(
                $"The stub of {assemblyName} does not compile:{Environment.NewLine}" +
                string.Join(Environment.NewLine, result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }

    private static IEnumerable<SyntaxTree> Sources(string assemblyName)
    {
        var assembly = typeof(StubReferences).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith($"{ResourcePrefix}{assemblyName}/", StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                yield return CSharpSyntaxTree.ParseText(reader.ReadToEnd(), ParseOptions, resource);
            }
        }
    }

    private static bool IsOwnAssembly(string fileName) =>
        fileName.StartsWith("CachePrefix.", StringComparison.Ordinal)
        || fileName.StartsWith(Assembly.GetExecutingAssembly().GetName().Name!, StringComparison.Ordinal)
        || fileName.StartsWith("xunit", StringComparison.OrdinalIgnoreCase);

    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
