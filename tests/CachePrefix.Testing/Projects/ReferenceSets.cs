using Microsoft.CodeAnalysis;

namespace CachePrefix.Testing;

/// <summary>References for test projects, taken from the running framework and from the packages that the tests restore.</summary>
public static class ReferenceSets
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> LazyNet = new(() => FromFolder(FrameworkFolder("Microsoft.NETCore.App")));
    private static readonly Lazy<IReadOnlyList<MetadataReference>> LazyAspNetCore = new(() => FromFolder(FrameworkFolder("Microsoft.AspNetCore.App")));
    private static readonly Lazy<IReadOnlyList<MetadataReference>> LazyExtensionsAI = new(() => FromTypes(typeof(Microsoft.Extensions.AI.IChatClient)));
    private static readonly Lazy<IReadOnlyList<MetadataReference>> LazyAnthropic = new(() =>
        [.. FromTypes(typeof(global::Anthropic.AnthropicClient)), .. ExtensionsAI]);
    private static readonly Lazy<IReadOnlyList<MetadataReference>> LazyOpenAI = new(() =>
        FromTypes(typeof(global::OpenAI.OpenAIClient), typeof(System.ClientModel.ApiKeyCredential)));
    private static readonly Lazy<IReadOnlyList<MetadataReference>> LazyCachePrefix = new(() =>
    [
        .. FromTypes(
            typeof(PromptAttribute),
            typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection),
            typeof(Microsoft.Extensions.Logging.ILogger),
            typeof(Microsoft.Extensions.Options.IOptions<>)),
        .. ExtensionsAI,
    ]);
    private static readonly Lazy<IReadOnlyList<MetadataReference>> LazyDefault = new(() =>
        [.. Net, .. CachePrefix.Concat(Anthropic).Concat(OpenAI).Distinct()]);

    /// <summary>The framework, and no LLM SDK.</summary>
    public static IReadOnlyList<MetadataReference> Net => LazyNet.Value;

    /// <summary>ASP.NET Core, without the framework below it.</summary>
    public static IReadOnlyList<MetadataReference> AspNetCore => LazyAspNetCore.Value;

    /// <summary>Microsoft.Extensions.AI.Abstractions.</summary>
    public static IReadOnlyList<MetadataReference> ExtensionsAI => LazyExtensionsAI.Value;

    /// <summary>The official Anthropic SDK and what its signatures need.</summary>
    public static IReadOnlyList<MetadataReference> Anthropic => LazyAnthropic.Value;

    /// <summary>The official OpenAI SDK and what its signatures need.</summary>
    public static IReadOnlyList<MetadataReference> OpenAI => LazyOpenAI.Value;

    /// <summary>CachePrefix and what its signatures and generated code need.</summary>
    public static IReadOnlyList<MetadataReference> CachePrefix => LazyCachePrefix.Value;

    /// <summary>The framework, CachePrefix, Microsoft.Extensions.AI, Anthropic and OpenAI.</summary>
    public static IReadOnlyList<MetadataReference> Default => LazyDefault.Value;

    private static readonly Dictionary<string, MetadataReference> ByPath = new(StringComparer.Ordinal);

    /// <summary>The assemblies that define these types.</summary>
    public static IReadOnlyList<MetadataReference> FromTypes(params Type[] types) =>
        [.. types.Select(type => FromFile(type.Assembly.Location)).Distinct()];

    private static IReadOnlyList<MetadataReference> FromFolder(string folder) =>
        [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).Where(IsManaged).Select(FromFile)];

    private static MetadataReference FromFile(string path)
    {
        lock (ByPath)
        {
            if (!ByPath.TryGetValue(path, out var reference))
                ByPath.Add(path, reference = MetadataReference.CreateFromFile(path));
            return reference;
        }
    }

    private static string FrameworkFolder(string name)
    {
        var core = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        var folder = Path.Combine(core.Parent!.Parent!.FullName, name, core.Name);
        return Directory.Exists(folder)
            ? folder
            : throw new VerificationException($"The shared framework {name} {core.Name} is not installed: {folder} does not exist.");
    }

    private static bool IsManaged(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new System.Reflection.PortableExecutable.PEReader(stream);
        return reader.HasMetadata;
    }
}
