using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Types whose objects do things or are looked up, so that what they were made with does not show in what they give.</summary>
internal static class ServiceTypes
{
    private static readonly string[] Suffixes =
    [
        "Client", "Service", "Services", "ServiceCollection", "ServiceProvider", "Factory", "Logger", "Repository", "DbContext", "Kernel", "Configuration",
        "ConfigurationSection", "ConfigurationManager", "ConfigurationRoot", "Host", "HostEnvironment", "Application", "ApplicationBuilder", "HostBuilder", "ClientBuilder",
        "KernelBuilder", "RouteBuilder", "ConfigurationBuilder", "LoggingBuilder", "ServiceScope", "HttpMessageHandler", "CancellationToken", "Credential", "Api",
    ];

    /// <summary>Whether the type is that of a host, container, client or configuration. Only a member of it that is read says anything.</summary>
    public static bool IsService(ITypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Delegate or TypeKind.Enum or TypeKind.Array || type.SpecialType != SpecialType.None)
            return false;

        foreach (var suffix in Suffixes)
        {
            if (type.Name.EndsWith(suffix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Whether an object of the type reads what lies at a path.</summary>
    public static bool OpensPath(ITypeSymbol? type) => type is { Name: "StreamReader" or "FileStream", ContainingNamespace.Name: "IO" };

    /// <summary>Whether entries of the type are found by key.</summary>
    public static bool IsKeyed(ITypeSymbol? type) => type is INamedTypeSymbol named
        && (IsKeyedName(named.Name) || named.AllInterfaces.Any(static contract => IsKeyedName(contract.Name)));

    /// <summary>Whether the type keeps what was made before, to be found by key.</summary>
    public static bool IsCache(ITypeSymbol? type) => type is not null && type.Name.IndexOf("Cache", StringComparison.Ordinal) >= 0;

    private static bool IsKeyedName(string name) => name is "IDictionary" or "IReadOnlyDictionary" or "Dictionary" or "ConcurrentDictionary" or "ImmutableDictionary" or "FrozenDictionary";
}
