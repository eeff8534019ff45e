using CachePrefix.CodeFixes.Infrastructure;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Ordering;

/// <summary>The code that sorts a sequence, and the namespaces it needs.</summary>
internal sealed record SortedSequence(string Code, ImmutableArray<string> Usings)
{
    private const string Linq = "System.Linq";
    private const string Comparer = KnownNames.OrdinalComparer;

    public static SortedSequence? Of(Enumeration enumeration, SemanticModel model)
    {
        var node = enumeration.Node.WithoutTrivia();
        if (enumeration.Use == EnumerationUse.Serialised)
            return Serialised(enumeration);

        if (node is MemberAccessExpressionSyntax { Name.Identifier.Text: "Values" } values
            && model.GetTypeInfo(((MemberAccessExpressionSyntax)enumeration.Node).Expression).Type is { } owner
            && Enumeration.ElementOf(owner) is INamedTypeSymbol { Name: "KeyValuePair" } pair
            && KeyOf(pair) is { } pairKey)
        {
            return Linqed($"{values.Expression}.OrderBy({pairKey}).Select(pair => pair.Value)", enumeration.Use, enumeration.Type);
        }

        return OrderCall(enumeration.Element, model) is { } order
            ? Linqed($"{Receiver(node)}{order}", enumeration.Use, enumeration.Type)
            : null;
    }

    private static SortedSequence? Serialised(Enumeration enumeration) =>
        enumeration.Element is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments: { Length: 2 } arguments } && arguments[0].SpecialType == SpecialType.System_String
            ? new SortedSequence(
                $"new {KnownNames.SortedDictionary}<{Name(arguments[0])}, {Name(arguments[1])}>({enumeration.Node.WithoutTrivia()}, {Comparer})",
                ["System", "System.Collections.Generic"])
            : null;

    private static SortedSequence Linqed(string code, EnumerationUse use, ITypeSymbol type) => new(
        use == EnumerationUse.Stored ? code + (type is IArrayTypeSymbol ? ".ToArray()" : ".ToList()") : code,
        code.Contains(Comparer) ? ["System", Linq] : [Linq]);

    private static string? OrderCall(ITypeSymbol element, SemanticModel model)
    {
        if (element.SpecialType == SpecialType.System_String)
            return HasOrder(model) ? $".Order({Comparer})" : $".OrderBy(text => text, {Comparer})";

        if (element.TypeKind == TypeKind.Enum || element.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_UInt64)
            return HasOrder(model) ? ".Order()" : ".OrderBy(value => value)";

        return KeyOf(element) is { } key ? $".OrderBy({key})" : null;
    }

    private static string? KeyOf(ITypeSymbol element)
    {
        if (element is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments: { Length: 2 } arguments })
            return arguments[0].SpecialType == SpecialType.System_String ? $"pair => pair.Key, {Comparer}" : "pair => pair.Key";

        if (IsA(element, "MethodBase") || IsA(element, "PropertyInfo"))
            return $"member => member.ToString(), {Comparer}";

        foreach (var (property, variable) in new[] { ("FullName", "item"), ("Name", "item"), ("Key", "item"), ("Id", "item") })
        {
            if (HasStringProperty(element, property))
                return $"{variable} => {variable}.{property}, {Comparer}";
        }

        return null;
    }

    private static bool HasStringProperty(ITypeSymbol type, string name) =>
        BaseTypes(type).Concat(type.AllInterfaces).Any(candidate => candidate.GetMembers(name)
            .Any(member => member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public, Type.SpecialType: SpecialType.System_String }));

    private static bool IsA(ITypeSymbol type, string name) => BaseTypes(type).Any(candidate => candidate.Name == name);

    private static IEnumerable<ITypeSymbol> BaseTypes(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }

    private static bool HasOrder(SemanticModel model) =>
        model.Compilation.GetTypeByMetadataName("System.Linq.Enumerable")?.GetMembers("Order").IsEmpty == false;

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Receiver(ExpressionSyntax node) =>
        node is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or BaseObjectCreationExpressionSyntax
            ? node.ToString()
            : $"({node})";
}
