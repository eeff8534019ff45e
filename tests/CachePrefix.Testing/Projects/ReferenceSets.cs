using System.Collections.Concurrent;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CachePrefix.Testing;

/// <summary>References for test projects, taken from the running framework and from the packages that the tests restore.</summary>
public static class ReferenceSets
{
    private static readonly ConcurrentDictionary<string, MetadataReference> ByPath = new(StringComparer.Ordinal);

    /// <summary>The framework, and no LLM SDK.</summary>
    public static IReadOnlyList<MetadataReference> Net { get; } = FromFramework("Microsoft.NETCore.App");

    /// <summary>ASP.NET Core, without the framework below it.</summary>
    public static IReadOnlyList<MetadataReference> AspNetCore { get; } = FromFramework("Microsoft.AspNetCore.App");

    /// <summary>The framework, CachePrefix, Microsoft.Extensions.AI, Anthropic and OpenAI with what their signatures need.</summary>
    public static IReadOnlyList<MetadataReference> Default { get; } =
    [
        .. Net,
        .. FromTypes(
            typeof(PromptAttribute),
            typeof(IServiceCollection),
            typeof(ILogger),
            typeof(IOptions<>),
            typeof(IChatClient),
            typeof(global::Anthropic.AnthropicClient),
            typeof(global::OpenAI.OpenAIClient),
            typeof(System.ClientModel.ApiKeyCredential)),
    ];

    /// <summary>The assemblies that define these types.</summary>
    public static IReadOnlyList<MetadataReference> FromTypes(params Type[] types) =>
        [.. types.Select(type => FromFile(type.Assembly.Location)).Distinct()];

    private static IReadOnlyList<MetadataReference> FromFramework(string name)
    {
        var core = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        return [.. Directory.GetFiles(Path.Combine(core.Parent!.Parent!.FullName, name, core.Name), "*.dll").Order(StringComparer.Ordinal).Where(IsManaged).Select(FromFile)];
    }

    private static MetadataReference FromFile(string path) => ByPath.GetOrAdd(path, static file => MetadataReference.CreateFromFile(file));

    private static bool IsManaged(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new PEReader(stream);
        return reader.HasMetadata;
    }
}
