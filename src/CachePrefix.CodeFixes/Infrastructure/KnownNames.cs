using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace CachePrefix.CodeFixes.Infrastructure;

/// <summary>Names that fixes write in full, to be shortened where the short name means the same: a file may have a type of its own by that name.</summary>
internal static class KnownNames
{
    public const string InvariantCulture = "global::System.Globalization.CultureInfo.InvariantCulture";
    public const string OrdinalComparer = "global::System.StringComparer.Ordinal";
    public const string FormattableString = "global::System.FormattableString";
    public const string Math = "global::System.Math";
    public const string SortedDictionary = "global::System.Collections.Generic.SortedDictionary";

    /// <summary>The code with every <c>global::</c> name marked to be shortened.</summary>
    public static T WithSimplifiedNames<T>(this T code)
        where T : SyntaxNode
    {
        var names = code.DescendantNodesAndSelf().Where(node => node is MemberAccessExpressionSyntax or QualifiedNameSyntax && node.ToString().StartsWith("global::", StringComparison.Ordinal)
            && node.DescendantNodes().All(inner => inner is NameSyntax or MemberAccessExpressionSyntax or TypeArgumentListSyntax or PredefinedTypeSyntax or NullableTypeSyntax));
        return code.ReplaceNodes(names, (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation));
    }
}
