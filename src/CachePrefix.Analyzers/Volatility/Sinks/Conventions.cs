using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>Members that hold a system prompt by their name alone.</summary>
internal sealed class Conventions(bool isEnabled)
{
    private static readonly string[] Views = ["ViewModel", "View", "Page", "Window", "Dialog", "Control", "Vm", "Entity", "Log", "LogModel", "Document", "Paths", "FileNames", "Keys"];

    public bool IsPromptMember(ISymbol member) => isEnabled
        && (IsPromptName(member.Name) || (member.DeclaredAccessibility >= Accessibility.Internal && member is IMethodSymbol { MethodKind: MethodKind.Ordinary } && IsBuilderName(member.ContainingType.Name)))
        && (IsText(TypeOf(member)) || IsMessage(member)) && !IsView(member.ContainingType);

    /// <summary>Whether a method that is named like a prompt makes a message of it.</summary>
    private static bool IsMessage(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Ordinary, ReturnType: var type }
        && TextTypes.Awaited(type).Name is var name
        && (name.EndsWith("Message", StringComparison.Ordinal) || name.EndsWith("Content", StringComparison.Ordinal));

    /// <summary>Whether a type is named as one that makes system prompts.</summary>
    public bool IsBuilderName(string name) => isEnabled && PromptNames.IsBuilder(name);

    /// <summary>Whether a member of an anonymous request object is the system prompt.</summary>
    public bool IsRequestName(IPropertySymbol member, ITypeSymbol request) => isEnabled
        && ((member.Name == "instructions" && MayBeText(member.Type)) || (member.Name == "system" && request.GetMembers().Any(static other => other.Name is "messages" or "model" or "prompt")));

    /// <summary>Whether a value is a text, or of a type that is not known.</summary>
    public static bool MayBeText(ITypeSymbol? type) => type is null or { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Error or TypeKind.Dynamic };

    public bool IsPromptName(string name) => isEnabled && PromptNames.IsPrompt(name);

    private static bool IsView(INamedTypeSymbol? type) => type is not null && IsViewName(type.Name);

    /// <summary>Whether objects of a type with the name are made to be shown or kept.</summary>
    public static bool IsViewName(string type) => Views.Any(view => type.EndsWith(view, StringComparison.Ordinal));

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static bool IsText(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [{ SpecialType: SpecialType.System_String }] } => true,
        _ => false,
    };
}
