namespace CachePrefix.CodeFixes.Tests;

/// <summary>Source texts around a system message.</summary>
internal static class Requests
{
    /// <summary>A method that makes a system and a user message with Microsoft.Extensions.AI.</summary>
    public static string Chat(string system, string user = "question", string before = "", string members = "", string usings = "using System;\n", string after = "") =>
        Sorted(usings + "using System.Collections.Generic;\n") + "using Microsoft.Extensions.AI;\n\n"
        + "public sealed class Prompts\n{\n"
        + "    public static List<ChatMessage> Messages(string question)\n    {\n"
        + before
        + "        return\n        [\n"
        + $"            new(ChatRole.System, {system}),\n"
        + $"            new(ChatRole.User, {user}),\n"
        + after
        + "        ];\n    }\n"
        + members
        + "}\n";

    private static string Sorted(string usings) =>
        string.Concat(usings.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd(';')).Order(StringComparer.Ordinal).Select(line => line + ";\n"));
}
