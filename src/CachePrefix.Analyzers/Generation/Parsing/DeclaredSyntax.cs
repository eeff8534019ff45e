using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Tells whether two versions of a file declare the same: tokens outside of bodies, and the values of constants.</summary>
internal static class DeclaredSyntax
{
    /// <summary>Types that are nested deeper are compared as a whole.</summary>
    private const int DeepestContainer = 20;

    /// <summary>Looks only at what the parser did not take over from one version to the next, so that it costs what the edit does.</summary>
    public static bool IsSame(SyntaxTree before, SyntaxTree after) => before.Options.Equals(after.Options) && IsSame(before.GetRoot(), after.GetRoot(), DeepestContainer);

    private static bool IsSame(SyntaxNode before, SyntaxNode after, int depth)
    {
        if (before.IsIncrementallyIdenticalTo(after))
            return true;

        return (before, after) switch
        {
            _ when depth == 0 => AreEquivalent(before, after),
            (CompilationUnitSyntax from, CompilationUnitSyntax to) => AreSame(from.Members, to.Members, depth) && AreEquivalent(from.WithMembers([]), to.WithMembers([])),
            (BaseNamespaceDeclarationSyntax from, BaseNamespaceDeclarationSyntax to) => AreSame(from.Members, to.Members, depth) && AreEquivalent(from.WithMembers([]), to.WithMembers([])),
            (TypeDeclarationSyntax from, TypeDeclarationSyntax to) => AreSame(from.Members, to.Members, depth) && AreEquivalent(from.WithMembers([]), to.WithMembers([])),
            _ => AreEquivalent(before, after),
        };
    }

    private static bool AreSame(SyntaxList<MemberDeclarationSyntax> before, SyntaxList<MemberDeclarationSyntax> after, int depth)
    {
        if (before.Count != after.Count)
            return false;

        for (var i = 0; i < before.Count; i++)
        {
            if (!IsSame(before[i], after[i], depth - 1))
                return false;
        }

        return true;
    }

    private static bool AreEquivalent(SyntaxNode before, SyntaxNode after) =>
        SyntaxDepth.IsBounded(before) && SyntaxDepth.IsBounded(after) && SyntaxFactory.AreEquivalent(before, after, topLevel: true);
}
