using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>The types that definitions are made of, as one compilation sees them, and the definitions read in it.</summary>
internal sealed class KnownTypes
{
    private static readonly ConditionalWeakTable<Compilation, KnownTypes> PerCompilation = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, PromptDeclaration?> _declarations = new(SymbolEqualityComparer.Default);

    private KnownTypes(Compilation compilation)
    {
        Compilation = compilation;
        Prompt = compilation.GetTypeByMetadataName(MetadataNames.Prompt);
        // Without it there is no definition, and looking for a type asks every referenced assembly.
        if (Prompt is null)
            return;

        Tier = compilation.GetTypeByMetadataName(MetadataNames.Tier);
        Cascade = compilation.GetTypeByMetadataName(MetadataNames.Cascade);
        Route = compilation.GetTypeByMetadataName(MetadataNames.Route);
        RouteBy = compilation.GetTypeByMetadataName(MetadataNames.RouteBy);
        Validator = compilation.GetTypeByMetadataName(MetadataNames.Validator);
        AnswerVerdict = compilation.GetTypeByMetadataName(MetadataNames.AnswerVerdict);
        CachedPrefix = compilation.GetTypeByMetadataName(MetadataNames.CachedPrefix);
        Examples = compilation.GetTypeByMetadataName(MetadataNames.Examples);
        History = compilation.GetTypeByMetadataName(MetadataNames.History);
        PromptInput = compilation.GetTypeByMetadataName(MetadataNames.PromptInput);
        PromptTool = compilation.GetTypeByMetadataName(MetadataNames.PromptTool);
        CacheResponse = compilation.GetTypeByMetadataName(MetadataNames.CacheResponse);
        SemanticCache = compilation.GetTypeByMetadataName(MetadataNames.SemanticCache);
        Patience = compilation.GetTypeByMetadataName(MetadataNames.Patience);
        Volatile = compilation.GetTypeByMetadataName(MetadataNames.Volatile);
        PromptInterface = compilation.GetTypeByMetadataName(MetadataNames.PromptInterface);
        PromptExample = compilation.GetTypeByMetadataName(MetadataNames.PromptExample);
        AIContent = compilation.GetTypeByMetadataName(MetadataNames.AIContent);
        TextContent = compilation.GetTypeByMetadataName(MetadataNames.TextContent);
        ChatMessage = compilation.GetTypeByMetadataName(MetadataNames.ChatMessage);
        FunctionArguments = compilation.GetTypeByMetadataName(MetadataNames.FunctionArguments);
        Description = compilation.GetTypeByMetadataName(MetadataNames.Description);
        ServiceProvider = compilation.GetTypeByMetadataName(MetadataNames.ServiceProvider);
        CancellationToken = compilation.GetTypeByMetadataName(MetadataNames.CancellationToken);
        Task = compilation.GetTypeByMetadataName(MetadataNames.Task);
        ValueTask = compilation.GetTypeByMetadataName(MetadataNames.ValueTask);
        JsonSerializerContext = compilation.GetTypeByMetadataName(MetadataNames.JsonSerializerContext);
        SetsRequiredMembers = compilation.GetTypeByMetadataName(MetadataNames.SetsRequiredMembers);
    }

    public Compilation Compilation { get; }

    public INamedTypeSymbol? Prompt { get; }

    public INamedTypeSymbol? Tier { get; }

    public INamedTypeSymbol? Cascade { get; }

    public INamedTypeSymbol? Route { get; }

    public INamedTypeSymbol? RouteBy { get; }

    public INamedTypeSymbol? Validator { get; }

    public INamedTypeSymbol? AnswerVerdict { get; }

    public INamedTypeSymbol? CachedPrefix { get; }

    public INamedTypeSymbol? Examples { get; }

    public INamedTypeSymbol? History { get; }

    public INamedTypeSymbol? PromptInput { get; }

    public INamedTypeSymbol? PromptTool { get; }

    public INamedTypeSymbol? CacheResponse { get; }

    public INamedTypeSymbol? SemanticCache { get; }

    public INamedTypeSymbol? Patience { get; }

    public INamedTypeSymbol? Volatile { get; }

    public INamedTypeSymbol? PromptInterface { get; }

    public INamedTypeSymbol? PromptExample { get; }

    public INamedTypeSymbol? AIContent { get; }

    public INamedTypeSymbol? TextContent { get; }

    public INamedTypeSymbol? ChatMessage { get; }

    public INamedTypeSymbol? FunctionArguments { get; }

    public INamedTypeSymbol? Description { get; }

    public INamedTypeSymbol? ServiceProvider { get; }

    public INamedTypeSymbol? CancellationToken { get; }

    public INamedTypeSymbol? Task { get; }

    public INamedTypeSymbol? ValueTask { get; }

    public INamedTypeSymbol? JsonSerializerContext { get; }

    public INamedTypeSymbol? SetsRequiredMembers { get; }

    public static KnownTypes Of(Compilation compilation) =>
        PerCompilation.GetValue(compilation, static compilation => new KnownTypes(compilation));

    /// <summary>The definition that a type is, or <see langword="null"/> when it carries no <c>[Prompt]</c>.</summary>
    public PromptDeclaration? DeclarationOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (_declarations.TryGetValue(type, out var declaration))
            return declaration;

        declaration = type.AttributeOf(Prompt) is { } attribute ? PromptDeclaration.Read(type, attribute, this, cancellationToken) : null;
        return _declarations.GetOrAdd(type, declaration);
    }
}
