using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Rules;

/// <summary>The name that a call is made by, read without asking the compiler what is called.</summary>
internal static class CalledName
{
    public static string? Of(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
