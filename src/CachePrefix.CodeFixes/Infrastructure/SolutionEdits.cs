using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CachePrefix.CodeFixes.Infrastructure;

internal static class SolutionEdits
{
    /// <summary>Edits one document with nodes of its current root.</summary>
    public static async Task<Solution> EditAsync(this Solution solution, DocumentId documentId, Action<SyntaxEditor> edit, CancellationToken cancellationToken)
    {
        var root = await solution.GetDocument(documentId)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var editor = new SyntaxEditor(root!, solution.Services);
        edit(editor);
        return solution.WithDocumentSyntaxRoot(documentId, Remarks.Rearranged(editor.GetChangedRoot()));
    }

    /// <summary>Adds a using directive unless the file, or a global one, has it.</summary>
    public static async Task<Solution> WithUsingAsync(this Solution solution, DocumentId documentId, string name, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(documentId)!;
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (await HasUsingAsync(document, root, name, cancellationToken).ConfigureAwait(false))
            return solution;

        var newLine = SyntaxFactory.EndOfLine(root.ToFullString().Contains("\r\n") ? "\r\n" : "\n");
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name).WithLeadingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(newLine);
        return solution.WithDocumentSyntaxRoot(documentId, Insert(root, directive, newLine));
    }

    private static async Task<bool> HasUsingAsync(Document document, CompilationUnitSyntax root, string name, CancellationToken cancellationToken)
    {
        if (root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Any(node => (node is UsingDirectiveSyntax { Alias: null } directive && directive.Name?.ToString() == name && directive.StaticKeyword.IsKind(SyntaxKind.None))
                || (node is BaseNamespaceDeclarationSyntax declaration && (declaration.Name + ".").StartsWith(name + ".", StringComparison.Ordinal))))
        {
            return true;
        }

        foreach (var other in document.Project.Documents)
        {
            if (await other.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is CompilationUnitSyntax unit
                && unit.Usings.Any(directive => !directive.GlobalKeyword.IsKind(SyntaxKind.None) && directive.Name?.ToString().Replace("global::", "") == name))
            {
                return true;
            }
        }

        return false;
    }

    private static CompilationUnitSyntax Insert(CompilationUnitSyntax root, UsingDirectiveSyntax directive, SyntaxTrivia newLine)
    {
        var usings = root.Usings;
        var index = 0;
        while (index < usings.Count && Precedes(usings[index], directive))
            index++;

        if (index > 0)
            return root.WithUsings(usings.Insert(index, directive));

        if (usings.Count > 0)
        {
            var first = usings[0];
            return root.WithUsings(usings.Replace(first, first.WithLeadingTrivia()).Insert(0, directive.WithLeadingTrivia(first.GetLeadingTrivia())));
        }

        var token = root.GetFirstToken(includeZeroWidth: true);
        var leading = token.LeadingTrivia;
        return root.ReplaceToken(token, token.WithLeadingTrivia(newLine))
            .WithUsings(SyntaxFactory.SingletonList(directive.WithLeadingTrivia(leading)));
    }

    private static bool Precedes(UsingDirectiveSyntax existing, UsingDirectiveSyntax added)
    {
        if (existing.Alias is not null || !existing.StaticKeyword.IsKind(SyntaxKind.None))
            return false;

        var (left, right) = (existing.Name!.ToString(), added.Name!.ToString());
        var (leftIsSystem, rightIsSystem) = (IsSystem(left), IsSystem(right));
        return leftIsSystem != rightIsSystem ? leftIsSystem : string.CompareOrdinal(left, right) < 0;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
