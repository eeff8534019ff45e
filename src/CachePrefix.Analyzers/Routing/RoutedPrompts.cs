using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Routing;

/// <summary>The definitions of a compilation by the router that they name, read when a router is first looked at.</summary>
internal sealed class RoutedPrompts
{
    private static readonly string[] Adders = ["AddRouter", "AddCacheAwareRouter"];

    private readonly KnownTypes _known;
    private readonly INamedTypeSymbol? _builder;
    private readonly Once<ILookup<string, PromptDeclaration>> _prompts;

    public RoutedPrompts(Compilation compilation)
    {
        _known = KnownTypes.Of(compilation);
        _builder = compilation.GetTypeByMetadataName("CachePrefix.CachePrefixBuilder");
        _prompts = new(token => TypesOf(compilation.Assembly.GlobalNamespace)
            .Select(type => _known.DeclarationOf(type, token))
            .OfType<PromptDeclaration>()
            .Where(static prompt => RouterOf(prompt) is not null)
            .ToLookup(static prompt => RouterOf(prompt)!, StringComparer.Ordinal));
    }

    public bool HasBuilder => _builder is not null && _known.Prompt is not null;

    public IEnumerable<PromptDeclaration> Of(string router, CancellationToken cancellationToken) => _prompts.Get(cancellationToken)[router];

    public static string? RouterOf(PromptDeclaration prompt) => prompt.Cascade is not null && prompt.Route?.Strings() is [{ Length: > 0 } name] ? name : null;

    /// <summary>The name of the router that a call adds, or <see langword="null"/> for other calls and names that are not constant.</summary>
    public string? NameOf(IInvocationOperation call) =>
        Adders.Contains(call.TargetMethod.Name)
        && (call.TargetMethod.ContainingType.Is(_builder) || (call.TargetMethod.IsExtensionMethod && call.TargetMethod.Parameters[0].Type.Is(_builder)))
        && call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "name")?.Value.ConstantValue is { HasValue: true, Value: string name }
            ? name
            : null;

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol root)
    {
        var spaces = new Stack<INamespaceOrTypeSymbol>([root]);
        while (spaces.Count > 0)
        {
            foreach (var member in spaces.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                spaces.Push(member);
                if (member is INamedTypeSymbol type)
                    yield return type;
            }
        }
    }
}
