using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Words for sinks and what volatility costs there.</summary>
internal static class SinkText
{
    public static string KindName(SinkKind kind) => kind switch
    {
        SinkKind.Definition => "definition",
        SinkKind.SystemText => "systemText",
        SinkKind.Instructions => "instructions",
        SinkKind.Tools => "tools",
        SinkKind.History => "history",
        SinkKind.CacheKey => "cacheKey",
        SinkKind.Template => "template",
        SinkKind.UserText => "userText",
        _ => "convention",
    };

    /// <summary>The sink, and the members through which the value gets there.</summary>
    public static string Describe(SinkHit hit, Taint taint)
    {
        var way = Way(taint, hit);
        return $"{Part(hit)} '{Display(hit.Id)}'" + (way.Count == 0 ? string.Empty : $" through {string.Join(", ", way.Select(static name => $"'{name}'"))}");
    }

    public static string Consequence(SinkHit hit, Taint taint) => (taint.Followed, hit.Kind) switch
    {
        ({ } text, _) => $"the text after it (\"{text}\") is paid for again whenever it changes",
        (null, SinkKind.Tools) => "tools come first, so the whole prompt is paid for again whenever it changes",
        _ => "all that follows it in the request is paid for again whenever it changes",
    };

    private static string Part(SinkHit hit) => hit.Kind switch
    {
        SinkKind.Definition => "the cached member",
        SinkKind.Tools => "the tools",
        SinkKind.Instructions => "the instructions",
        SinkKind.CacheKey => "the cache key",
        SinkKind.Convention => "the prompt",
        SinkKind.Template => "the prompt template",
        SinkKind.UserText => "the turn of the user",
        _ => "the system text",
    };

    private static string Display(string id)
    {
        if (id.Length < 3 || id[1] != ':')
            return id;

        var (type, member) = DocumentationId.SimpleNames(id);
        return member is "#ctor" or "" ? type : $"{type}.{member}";
    }

    private static List<string> Way(Taint taint, SinkHit hit)
    {
        var names = new List<string>();
        var home = MemberName(hit.Call);
        for (var hop = taint.Hops; hop is not null; hop = hop.Inner)
        {
            if (MemberName(hop.Node) is { } name && name != home && !names.Contains(name))
                names.Insert(0, name);
        }

        if (MemberName(taint.Origin) is { } origin && origin != home && !names.Contains(origin))
            names.Insert(0, origin);

        return names;
    }

    private static string? MemberName(Microsoft.CodeAnalysis.SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        _ => null,
    };
}
