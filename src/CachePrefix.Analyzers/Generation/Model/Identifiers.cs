using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Names as C# writes them.</summary>
internal static class Identifiers
{
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    public static string Unescape(string name) => name.Replace("@", "");

    /// <summary>The name of a parameter for a member: <c>CustomerFacts</c> is <c>customerFacts</c>, <c>URLText</c> is <c>urlText</c>.</summary>
    public static string ToCamelCase(string name)
    {
        name = name.TrimStart('_');
        if (name.Length == 0)
            return "value";

        var upper = 0;
        while (upper < name.Length && char.IsUpper(name[upper]))
            upper++;
        if (upper > 1 && upper < name.Length)
            upper--;
        var camel = name.Substring(0, upper).ToLowerInvariant() + name.Substring(upper);
        return SyntaxFacts.IsValidIdentifier(camel) ? camel : "_" + camel;
    }

    /// <summary>A name in snake_case: <c>FindOrderById</c> is <c>find_order_by_id</c>, <c>HTTPStatus2</c> is <c>http_status2</c>.</summary>
    public static string ToSnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsUpper(c))
            {
                var startsWord = i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
                if (startsWord && snake.Length > 0 && snake[snake.Length - 1] != '_')
                    snake.Append('_');
                snake.Append(char.ToLowerInvariant(c));
            }
            else if (c != '_' || snake.Length > 0)
            {
                snake.Append(c);
            }
        }

        return snake.Length == 0 ? name : snake.ToString();
    }
}
