using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>The members of one file by the names in them. Kept as long as the tree, so that an edit re-reads one file.</summary>
internal sealed class TreeIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeIndex> Cache = new();

    private TreeIndex()
    {
    }

    public List<MemberEntry> Entries { get; } = [];

    /// <summary>The namespaces of the using directives.</summary>
    public List<string> Usings { get; } = [];

    public List<string> GlobalUsings { get; } = [];

    /// <summary>Members and parameters with attributes of prompt definitions.</summary>
    public List<SyntaxNode> Segments { get; } = [];

    /// <summary>The types that carry <c>[Prompt]</c>.</summary>
    public List<TypeDeclarationSyntax> Prompts { get; } = [];

    public static TreeIndex Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(tree, out var known))
            return known;

        var index = new TreeIndex();
        index.Read(tree.GetRoot(cancellationToken));
        try
        {
            Cache.Add(tree, index);
        }
        catch (ArgumentException)
        {
            // Another thread was first; both indexes are equal.
        }

        return index;
    }

    private void Read(SyntaxNode root)
    {
        MemberEntry? current = null;
        foreach (var node in root.DescendantNodes())
        {
            if (current is not null && node.SpanStart >= current.Node.Span.End)
                current = null;

            if (OpenEntry(root, node) is { } opened && (current is null || opened.Node != current.Node))
                Entries.Add(current = opened);

            switch (node)
            {
                case UsingDirectiveSyntax { Alias: null, StaticKeyword.RawKind: 0, Name: { } name } directive:
                    (directive.GlobalKeyword.RawKind == 0 ? Usings : GlobalUsings).Add(name.ToString());
                    break;

                case AttributeSyntax attribute:
                    ReadAttribute(attribute);
                    break;

                default:
                    if (current is not null)
                        ReadNode(current, node);
                    break;
            }
        }
    }

    private MemberEntry? OpenEntry(SyntaxNode root, SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => new MemberEntry(method, method.Identifier.ValueText),
        ConstructorDeclarationSyntax constructor => new MemberEntry(constructor, constructor.Identifier.ValueText),
        ConversionOperatorDeclarationSyntax or OperatorDeclarationSyntax or DestructorDeclarationSyntax => new MemberEntry(node, string.Empty),
        PropertyDeclarationSyntax property => new MemberEntry(property, property.Identifier.ValueText),
        IndexerDeclarationSyntax indexer => new MemberEntry(indexer, "this[]"),
        FieldDeclarationSyntax field => new MemberEntry(field, field.Declaration.Variables[0].Identifier.ValueText),
        GlobalStatementSyntax => Entries.Find(entry => entry.Node == root) is null ? new MemberEntry(root, "<Main>$") : null,
        PrimaryConstructorBaseTypeSyntax arguments => new MemberEntry(arguments, string.Empty),
        _ => null,
    };

    private static void ReadNode(MemberEntry entry, SyntaxNode node)
    {
        switch (node)
        {
            case SimpleNameSyntax name:
                entry.Mentions.Add(name.Identifier.ValueText);
                if (IsAssigned(name))
                    entry.Assigns.Add(name.Identifier.ValueText);
                if (IsCounted(name))
                    entry.Counts.Add(name.Identifier.ValueText);
                break;

            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                if (literal.Token.ValueText is "system" or "developer")
                    entry.MentionsRole = true;
                break;

            case NameEqualsSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax } equals when equals.Name.Identifier.ValueText is "instructions" or "system":
                entry.MentionsRole = true;
                break;

            case ImplicitObjectCreationExpressionSyntax:
                entry.Mentions.Add("new");
                break;
        }
    }

    private static bool IsAssigned(SimpleNameSyntax name) => AssignmentOf(name) is not null;

    private static AssignmentExpressionSyntax? AssignmentOf(SimpleNameSyntax name)
    {
        SyntaxNode target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment : null;
    }

    private static bool IsCounted(SimpleNameSyntax name)
    {
        SyntaxNode target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return target.Parent switch
        {
            PostfixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            PrefixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
            AssignmentExpressionSyntax assignment => assignment.Left == target && assignment.Kind() is SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression,
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword, Parent.Parent: InvocationExpressionSyntax invocation } =>
                invocation.Expression.ToString().StartsWith("Interlocked.", StringComparison.Ordinal),
            _ => false,
        };
    }

    private void ReadAttribute(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => string.Empty,
        };
        if (name.EndsWith("Attribute", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - "Attribute".Length);

        if (name == "Prompt" && attribute.Parent?.Parent is TypeDeclarationSyntax type)
            Prompts.Add(type);
        else if (name is "CachedPrefix" or "Examples" or "History" or "PromptInput" or "PromptTool" && attribute.Parent?.Parent is { } member)
            Segments.Add(member);
    }
}
