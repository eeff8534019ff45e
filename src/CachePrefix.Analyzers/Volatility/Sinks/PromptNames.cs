namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>Names of members that hold or make a system prompt.</summary>
internal static class PromptNames
{
    private static readonly string[] Nouns = ["SystemPrompt", "SystemMessage", "SystemInstruction", "SystemInstructions", "Instructions", "DeveloperPrompt"];

    private static readonly int ShortestNoun = Nouns.Min(static noun => noun.Length);

    /// <summary>What may follow the noun: which prompt it is, not what is done to it or where it lies.</summary>
    private static readonly string[] Qualifiers = ["", "s", "Async", "Text", "Content", "Body", "Template", "Core", "Internal", "Base", "Prefix", "Suffix", "Header", "Footer", "Section", "Parts", "Override"];

    private static readonly string[] Roles = ["Builder", "Factory", "Generator", "Composer", "Provider", "Renderer"];

    private static readonly string[] Prepositions = ["For", "With", "From", "Of", "In", "Without"];

    /// <summary>Verbs of members that do something with a prompt and tell how it went.</summary>
    private static readonly HashSet<string> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        "Set", "Edit", "Handle", "Show", "Print", "Update", "Save", "Reset", "Replace", "Toggle", "Compact", "Log", "Write", "Display", "Process", "Execute", "Validate",
        "Delete", "Remove", "Send", "On", "Is", "Has", "Can", "Should", "Try", "Parse", "Store", "Measure", "Count", "Estimate", "Hash", "Describe", "Preview", "Export", "Import",
        "Test", "Verify", "Check", "Ensure", "Register", "Clear", "Copy", "Extract",
    };

    public static bool IsPrompt(string name)
    {
        if (name.Length < ShortestNoun)
            return false;

        foreach (var noun in Nouns)
        {
            var at = name.LastIndexOf(noun, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || char.IsUpper(name[at]) || !char.IsLetterOrDigit(name[at - 1])) && IsQualifier(name.Substring(at + noun.Length)))
                return at == 0 || !Verbs.Contains(FirstWord(name));
        }

        return false;
    }

    public static bool IsBuilder(string typeName)
    {
        foreach (var role in Roles)
        {
            if (typeName.EndsWith(role, StringComparison.Ordinal))
                return Array.Exists(Nouns, noun => typeName.Length > role.Length && typeName.Substring(0, typeName.Length - role.Length).EndsWith(noun, StringComparison.Ordinal));
        }

        return false;
    }

    /// <summary>Whether a variable is named so that it can be nothing else than the system prompt of a model.</summary>
    public static bool IsSystemPrompt(string name) => IsPrompt(name)
        && (name.IndexOf("SystemPrompt", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("SystemInstruction", StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsQualifier(string rest)
    {
        if (rest.EndsWith("Async", StringComparison.Ordinal))
            rest = rest.Substring(0, rest.Length - "Async".Length);

        return Array.IndexOf(Qualifiers, rest) >= 0
            || Array.Exists(Prepositions, word => rest.StartsWith(word, StringComparison.Ordinal) && rest.Length > word.Length && char.IsUpper(rest[word.Length]))
            || rest.All(static character => char.IsDigit(character) || character is 'V' or '_');
    }

    private static string FirstWord(string name)
    {
        var end = 1;
        while (end < name.Length && !char.IsUpper(name[end]))
            end++;

        return name.Substring(0, end);
    }
}
