using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Requests;

/// <summary>Names what moves behind the breakpoint, after what it is.</summary>
internal static class BlockLabel
{
    /// <summary>The name in Pascal case.</summary>
    public static string NameOf(FixTarget target) => target.Diagnostic.Id switch
    {
        RuleIds.Clock => "CurrentTime",
        RuleIds.Date => "CurrentDate",
        RuleIds.Random => "RequestId",
        RuleIds.Host => "Environment",
        RuleIds.Identity => "User",
        RuleIds.MutableState => "State",
        RuleIds.CallerData => "Request",
        _ => Member(target) ?? "Context",
    };

    /// <summary>The name as the tag of a block.</summary>
    public static string TagOf(FixTarget target) => Syntax.Words(NameOf(target), '_');

    private static string? Member(FixTarget target) => target.Volatile.Expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => Pascal(access.Name.Identifier.Text),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } => Pascal(name.Identifier.Text),
        MemberAccessExpressionSyntax access => Pascal(access.Name.Identifier.Text),
        IdentifierNameSyntax name => Pascal(name.Identifier.Text),
        _ => null,
    };

    private static string? Pascal(string name)
    {
        name = name.TrimStart('_');
        if (name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3)
            name = name.Substring(3);
        if (name.EndsWith("Async", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - 5);
        return name.Length == 0 ? null : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
