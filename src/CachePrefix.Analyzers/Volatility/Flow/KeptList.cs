using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Tells which messages begin a list that an object keeps for a conversation, and which come to one that has begun.</summary>
internal static class KeptList
{
    /// <summary>Whether a message is put into a list that is kept for a conversation, which begins with it.</summary>
    public static bool Begins(SyntaxNode message) => NameOf(message) is not null;

    /// <summary>Whether the list has its system message from the moment its object is made: what is put behind that later changes nothing that was sent before.</summary>
    public static bool HasBegun(SyntaxNode message)
    {
        if (NameOf(message) is not { } list || message.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } method)
            return false;

        var making = Making(type);
        return !making.Contains(method) && making.Exists(member => PutsSystemText(member, list)) && !Empties(method, list);
    }

    /// <summary>What runs when an object is made: constructors, what they call by name, and initializers of fields.</summary>
    private static List<MemberDeclarationSyntax> Making(TypeDeclarationSyntax type)
    {
        var constructors = type.Members.OfType<ConstructorDeclarationSyntax>().ToList();
        var called = new HashSet<string>(constructors.SelectMany(static constructor => constructor.DescendantNodes().OfType<InvocationExpressionSyntax>()).Select(static call => CalledName.Of(call.Expression)).OfType<string>(), StringComparer.Ordinal);
        return [.. constructors, .. type.Members.Where(member => member is BaseFieldDeclarationSyntax || (member is MethodDeclarationSyntax method && called.Contains(method.Identifier.ValueText)))];
    }

    private static bool PutsSystemText(MemberDeclarationSyntax member, string list) => member.DescendantNodes().Any(node => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var target } } call => CalledName.Of(target) == list && OwnList.IsAdding(call) && NamesSystem(call),
        AssignmentExpressionSyntax { Right: BaseObjectCreationExpressionSyntax made } assignment => CalledName.Of(assignment.Left) == list && NamesSystem(made),
        VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax } field => field.Identifier.ValueText == list && NamesSystem(field),
        _ => false,
    });

    private static bool NamesSystem(SyntaxNode node) => node.ToString().IndexOf("system", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Empties(MethodDeclarationSyntax method, string list) => method.DescendantNodes().Any(node => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var target, Name.Identifier.ValueText: "Clear" or "RemoveAll" or "RemoveRange" } } => CalledName.Of(target) == list,
        AssignmentExpressionSyntax assignment => CalledName.Of(assignment.Left) == list,
        _ => false,
    });

    /// <summary>The member that a message is added to.</summary>
    private static string? NameOf(SyntaxNode message) => OwnList.AddingCall(message) is { Expression: MemberAccessExpressionSyntax { Expression: var list } } call
        && (list is MemberAccessExpressionSyntax || (list is IdentifierNameSyntax name && OwnList.MemberAround(call) is { } member && !Declares(member, name.Identifier.ValueText)))
            ? CalledName.Of(list)
            : null;

    private static bool Declares(SyntaxNode member, string name) => member.DescendantNodes().Any(node => node switch
    {
        VariableDeclaratorSyntax local => local.Identifier.ValueText == name && local.Parent?.Parent is not BaseFieldDeclarationSyntax,
        ParameterSyntax parameter => parameter.Identifier.ValueText == name,
        SingleVariableDesignationSyntax pattern => pattern.Identifier.ValueText == name,
        _ => false,
    });
}
