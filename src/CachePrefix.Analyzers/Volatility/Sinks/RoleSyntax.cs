using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>Reads the role of a message where it is written.</summary>
internal static class RoleSyntax
{
    private static readonly string[] Times = ["Timestamp", "Created", "SentAt", "Sequence"];

    /// <summary>How templates mark their system text.</summary>
    private static readonly string[] Tags = ["role=\"system\"", "role='system'"];

    /// <summary>How the same stands in the code of a string.</summary>
    private static readonly string[] WrittenTags = [.. Tags, "role=\\\"system\\\"", "role=\"\"system\"\""];

    /// <summary>What the text of a file holds, one or another, in which a message or a request is written by hand.</summary>
    private static readonly string[] Traces = ["\"system\"", "\\\"system\\\"", "Role.System", "Roles.System", "ystem_instruction", "ystemInstruction", "ystemPrompt", ":generateContent"];

    public static bool IsSystemRole(SyntaxNode node, Optional<object?> constant)
    {
        if (constant is { HasValue: true, Value: string text })
            return text is "system" or "developer";

        return node switch
        {
            LiteralExpressionSyntax literal => literal.Token.Value is "system" or "developer",
            MemberAccessExpressionSyntax access => IsSystemMember(access),
            ObjectCreationExpressionSyntax { ArgumentList.Arguments: [var argument] } => IsSystemRole(argument.Expression, default),
            ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments: [var argument] } => IsSystemRole(argument.Expression, default),
            IdentifierNameSyntax name => name.Identifier.ValueText is "System" or "Developer",
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "ToLower" or "ToLowerInvariant" } access } =>
                IsSystemRole(access.Expression, default),
            _ => false,
        };
    }

    /// <summary>Whether a condition is true for system messages.</summary>
    public static bool AsksForSystem(SyntaxNode condition) => condition.DescendantNodesAndSelf().Any(static node => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } compared => IsSystemRole(compared.Left, default) || IsSystemRole(compared.Right, default),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals" } called } call =>
            IsSystemRole(called.Expression, default) || call.ArgumentList.Arguments.Any(static argument => IsSystemRole(argument.Expression, default)),
        ConstantPatternSyntax pattern => pattern.Parent is not UnaryPatternSyntax && IsSystemRole(pattern.Expression, default),
        CaseSwitchLabelSyntax label => IsSystemRole(label.Value, default),
        _ => false,
    });

    /// <summary>Whether an expression is written as the role of the user.</summary>
    public static bool IsUserRole(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value is "user",
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == "User" && access.Expression.ToString().IndexOf("Role", StringComparison.OrdinalIgnoreCase) >= 0,
        _ => false,
    };

    /// <summary>Whether an entry of a request that is written by hand is what the user says.</summary>
    public static bool IsUserText(SyntaxNode entry) =>
        EntryName(entry) is { } name && (IsContentName(name) ? IsOfUser(entry, name) : IsPromptOfModel(entry, name));

    /// <summary>Whether an entry is the whole prompt of a request that has no messages.</summary>
    private static bool IsPromptOfModel(SyntaxNode entry, string name) =>
        name.Equals("prompt", StringComparison.OrdinalIgnoreCase) && Siblings(entry).Any(static sibling => string.Equals(EntryName(sibling), "model", StringComparison.OrdinalIgnoreCase));

    private static bool IsOfUser(SyntaxNode entry, string name) =>
        Siblings(entry).Any(static sibling => IsRoleName(EntryName(sibling)) && EntryValue(sibling) is { } value && IsUserRole(value))
        || (name.Equals("text", StringComparison.OrdinalIgnoreCase) && entry.Ancestors().TakeWhile(static node => node is not StatementSyntax).Any(static node => IsContentsName(EntryName(node))));

    /// <summary>Whether a member of an anonymous object is named like what only a request has.</summary>
    public static bool IsOfRequest(string name) => IsSystemName(name) || IsInstructionName(name) || IsContentsName(name) || name is "messages" or "prompt";

    private static bool IsContentsName(string? name) => name is "contents" or "Contents";

    /// <summary>The creation that <paramref name="entry"/> fills with content, if it writes a system message by hand.</summary>
    public static SyntaxNode? FindMessageOfContent(SyntaxNode entry) =>
        EntryName(entry) is { } name && IsContentName(name) && HasSystemRoleSibling(entry)
            ? entry.Parent switch
            {
                AnonymousObjectCreationExpressionSyntax => entry.Parent,
                ArgumentSyntax { Parent.Parent: var creation } => creation,
                _ => entry.Parent?.Parent,
            }
            : null;

    public static bool IsSystemMessage(SyntaxNode creation)
    {
        var initializer = creation switch
        {
            AnonymousObjectCreationExpressionSyntax anonymous => anonymous.Initializers.Cast<SyntaxNode>(),
            BaseObjectCreationExpressionSyntax { Initializer: { } expressions } => expressions.Expressions,
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } properties } => properties.Select(static argument => argument.Expression),
            _ => [],
        };
        return initializer.Any(IsSystemRoleEntry);
    }

    public static bool HasSystemRoleSibling(SyntaxNode entry) => Siblings(entry).Any(IsSystemRoleEntry);

    /// <summary>Whether a message or a request may be written by hand in a file, by its text alone, which costs less than to look at its code.</summary>
    public static bool MayWriteRequests(string text) =>
        Array.Exists(Traces, trace => text.IndexOf(trace, StringComparison.Ordinal) >= 0)
        || (text.IndexOf("ystem =", StringComparison.Ordinal) >= 0 && text.IndexOf("essages", StringComparison.Ordinal) >= 0);

    /// <summary>Whether a member of a request can be nothing else than its system prompt.</summary>
    public static bool IsInstructionName(string? name) => name is "system_instruction" or "systemInstruction" or "SystemInstruction";

    /// <summary>Whether a member of a request is its system prompt, where the others are those of a request.</summary>
    public static bool IsSystemName(string? name) => name is "system" or "System" or "instructions" or "Instructions";

    /// <summary>Whether an entry of a request that is written by hand is its system prompt.</summary>
    public static bool IsSystemOfRequest(SyntaxNode entry)
    {
        var name = EntryName(entry) ?? KeyOfStatement(entry);
        if (IsInstructionName(name))
            return !IsOfLog(entry);
        if (!IsSystemName(name))
            return false;

        return entry.Parent is ExpressionStatementSyntax statement
            ? statement.Parent is BlockSyntax block && block.ToString() is var code && (code.IndexOf("\"messages\"", StringComparison.Ordinal) >= 0 || code.IndexOf("\"contents\"", StringComparison.Ordinal) >= 0)
            : Siblings(entry).Any(static sibling => IsTurnsName(EntryName(sibling))) && Siblings(entry).Any(static sibling => string.Equals(EntryName(sibling), "model", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the entry is one of what is kept of a request that was sent.</summary>
    private static bool IsOfLog(SyntaxNode entry) =>
        IsRecord(entry) || (entry.Parent?.Parent is ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: var type } } && type.IndexOf("Log", StringComparison.Ordinal) >= 0);

    private static bool IsTurnsName(string? name) => name is "messages" or "Messages" or "prompt" or "Prompt" or "contents" or "Contents" or "input" or "Input";

    private static string? KeyOfStatement(SyntaxNode entry) =>
        entry is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax, Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }] } } ? key.Token.ValueText : null;

    public static bool HasSibling(SyntaxNode entry, string name) => Siblings(entry).Any(sibling => EntryName(sibling) == name);

    /// <summary>Whether what has the role also says when it came about, as entries of logs and stored sessions do, or is made to be shown.</summary>
    public static bool IsRecord(SyntaxNode entry) =>
        entry.Parent is InitializerExpressionSyntax && (IsOfView(entry.Parent.Parent) || SaysWhen(entry));

    private static bool IsOfView(SyntaxNode? creation) =>
        creation is ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: var type } } && Conventions.IsViewName(type);

    private static bool SaysWhen(SyntaxNode entry) =>
        Siblings(entry).Any(static sibling => EntryName(sibling) is { } name && Array.Exists(Times, time => name.StartsWith(time, StringComparison.OrdinalIgnoreCase)));

    public static bool HasSystemRoleTag(SyntaxNode template)
    {
        var text = template.ToString();
        return Array.Exists(WrittenTags, tag => text.IndexOf(tag, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    /// <summary>Whether a template has a place to fill between the tags of its system text.</summary>
    public static bool FillsSystemText(string template)
    {
        foreach (var tag in Tags)
        {
            var start = template.IndexOf(tag, StringComparison.OrdinalIgnoreCase);
            if (start < 0)
                continue;

            var end = template.IndexOf("</", start, StringComparison.Ordinal);
            return template.IndexOf("{{", start, (end < 0 ? template.Length : end) - start, StringComparison.Ordinal) >= 0;
        }

        return false;
    }

    /// <summary>Whether the assignment changes the first message of a list.</summary>
    public static bool IsFirstMessage(SyntaxNode assignment) =>
        assignment is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: 0 } }] } } };

    private static bool IsSystemRoleEntry(SyntaxNode entry) =>
        IsRoleName(EntryName(entry)) && EntryValue(entry) is { } value && IsSystemRole(value, default);

    private static bool IsRoleName(string? name) => string.Equals(name, "role", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<SyntaxNode> Siblings(SyntaxNode entry) => entry.Parent switch
    {
        InitializerExpressionSyntax initializer => initializer.Expressions,
        AnonymousObjectCreationExpressionSyntax anonymous => anonymous.Initializers,
        ArgumentSyntax { Parent: ArgumentListSyntax list } => list.Arguments.Select(static argument => argument.Expression),
        _ => [],
    };

    private static string? EntryName(SyntaxNode entry) => entry switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }] } } => key.Token.ValueText,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [LiteralExpressionSyntax key, _] } => key.Token.ValueText,
        AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } equals } => equals.Name.Identifier.ValueText,
        AnonymousObjectMemberDeclaratorSyntax { Expression: IdentifierNameSyntax name } => name.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "JProperty" }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }, _] } => key.Token.ValueText,
        _ => null,
    };

    private static SyntaxNode? EntryValue(SyntaxNode entry) => entry switch
    {
        AssignmentExpressionSyntax assignment => assignment.Right,
        InitializerExpressionSyntax { Expressions: [_, var value] } => value,
        AnonymousObjectMemberDeclaratorSyntax member => member.Expression,
        ObjectCreationExpressionSyntax { ArgumentList.Arguments: [_, var value] } => value.Expression,
        _ => null,
    };

    private static bool IsContentName(string name) =>
        name.Equals("content", StringComparison.OrdinalIgnoreCase) || name.Equals("text", StringComparison.OrdinalIgnoreCase)
        || name.Equals("contents", StringComparison.OrdinalIgnoreCase) || name.Equals("parts", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an access reads the system role of an enumeration or class of roles, whoever declares it.</summary>
    public static bool IsSystemMember(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText is "System" or "Developer"
        && access.Expression.ToString().IndexOf("Role", StringComparison.OrdinalIgnoreCase) >= 0;
}
