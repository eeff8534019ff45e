using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Testing;

/// <summary>Walks an object graph, fields and elements, and finds what would keep a compilation alive.</summary>
internal static class CompilerObjects
{
    private static readonly Type[] Banned =
    [
        typeof(ISymbol),
        typeof(SyntaxNode),
        typeof(SyntaxTree),
        typeof(SyntaxToken),
        typeof(SyntaxTrivia),
        typeof(SyntaxReference),
        typeof(AttributeData),
        typeof(IOperation),
        typeof(Location),
        typeof(Compilation),
        typeof(SemanticModel),
    ];

    /// <summary>The way to the first banned object, such as <c>PromptModel._segments[0]._symbol is IPropertySymbol</c>; null when there is none.</summary>
    public static string? FindPath(object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var queue = new Queue<(object Value, string Path)>();
        if (root is not null)
            queue.Enqueue((root, root.GetType().Name));

        while (queue.TryDequeue(out var item))
        {
            var type = item.Value.GetType();
            if (Array.Find(Banned, banned => banned.IsAssignableFrom(type)) is { } found)
                return $"{item.Path} is {found.Name}";
            if (type.IsPrimitive || type.IsEnum || type.IsPointer || item.Value is string or Type or MemberInfo or Delegate or CancellationToken)
                continue;
            if (!type.IsValueType && !seen.Add(item.Value))
                continue;

            if (item.Value is Array array)
            {
                var index = 0;
                foreach (var element in array)
                    Enqueue(element, $"{item.Path}[{index++}]");
                continue;
            }

            foreach (var field in FieldsOf(type))
                Enqueue(field.GetValue(item.Value), $"{item.Path}.{field.Name}");
        }

        return null;

        void Enqueue(object? value, string path)
        {
            if (value is not null)
                queue.Enqueue((value, path));
        }
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer)
                    yield return field;
            }
        }
    }
}
