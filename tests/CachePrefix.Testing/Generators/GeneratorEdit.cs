using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Testing;

/// <summary>An edit that a developer makes all day and that must not make a generator work again.</summary>
public sealed record GeneratorEdit(string Name, Func<CSharpCompilation, CSharpCompilation> Apply)
{
    /// <summary>The seven edits.</summary>
    public static IReadOnlyList<GeneratorEdit> All { get; } =
    [
        new("a new file", compilation => compilation.AddSyntaxTrees(Parse(compilation, "namespace Elsewhere; public class NewFile { }", "/0/New.cs"))),
        new("the same text parsed again", compilation => Replace(compilation, text => text)),
        new("a comment at the top of every file", compilation => Replace(compilation, text => "// A remark.\n" + text)),
        new("a comment in every type", CommentInEveryType),
        new("a type at the end of every file", compilation => ReplaceNumbered(compilation, (text, number) => $"{text}\ninternal sealed class Added{number} {{ public int Value => {number}; }}\n")),
        new("a new reference", compilation => compilation.AddReferences(EmptyAssembly())),
        new("another optimisation level", compilation => compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release))),
    ];

    public override string ToString() => Name;

    private static CSharpCompilation CommentInEveryType(CSharpCompilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = tree.GetRoot();
            var braces = root.DescendantNodes().OfType<TypeDeclarationSyntax>().Select(type => type.CloseBraceToken).Where(brace => !brace.IsMissing && !brace.IsKind(SyntaxKind.None));
            var edited = root.ReplaceTokens(braces, (_, brace) => brace.WithLeadingTrivia(brace.LeadingTrivia.Add(SyntaxFactory.Comment("/* A remark. */"))));
            compilation = compilation.ReplaceSyntaxTree(tree, Parse(compilation, edited.ToFullString(), tree.FilePath));
        }

        return compilation;
    }

    private static MetadataReference EmptyAssembly()
    {
        using var stream = new MemoryStream();
        CSharpCompilation.Create("Empty", references: ReferenceSets.Net, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(stream);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, Func<string, string> edit) =>
        ReplaceNumbered(compilation, (text, _) => edit(text));

    private static CSharpCompilation ReplaceNumbered(CSharpCompilation compilation, Func<string, int, string> edit)
    {
        var number = 0;
        foreach (var tree in compilation.SyntaxTrees)
            compilation = compilation.ReplaceSyntaxTree(tree, Parse(compilation, edit(tree.ToString(), number++), tree.FilePath));
        return compilation;
    }

    private static SyntaxTree Parse(CSharpCompilation compilation, string text, string path) =>
        CSharpSyntaxTree.ParseText(
            text,
            (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options ?? new CSharpParseOptions(compilation.LanguageVersion),
            path,
            System.Text.Encoding.UTF8);
}
