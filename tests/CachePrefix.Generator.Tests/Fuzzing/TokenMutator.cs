using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Generator.Tests.Fuzzing;

/// <summary>Breaks code as people do while they type: tokens that are missing, doubled, exchanged or foreign, and spans that are cut or pasted twice.</summary>
internal static class TokenMutator
{
    private const int LongestCut = 400;

    private static readonly string[] Foreign =
    [
        "null", "default", "\"\"", "this", "base", "await", "static", "$\"{x}\"", "new", "=>", "(", ")", "{", "}", "<int>", "<>", "ref", "?", "!", "[]", "DateTime.Now", "\"\\uD800\"", "partial", "record", "=", "typeof(int)", "typeof(List<>)",
        "(Stability)99", "nameof(x)", "file", "required", "dynamic", "void", "int*", "stackalloc int[2]", "..", "..]", "[PromptInput]", "[Prompt]", "#if X\n", "\n#endif\n", "/*", "\"\"\"", "@", "0x7fffffffffffffff", "1e999", "'", "goto", "yield return", "is not", "with { }",
    ];

    public static string Mutate(string text, Random random)
    {
        for (var left = random.Next(1, 6); left > 0; left--)
        {
            var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(static token => token.Span.Length > 0).Select(static token => token.Span).ToList();
            if (tokens.Count < 4)
                return text;

            var (first, second) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
            if (first.Start > second.Start)
                (first, second) = (second, first);
            var from = text[first.Start..first.End];
            var to = text[second.Start..second.End];
            text = random.Next(7) switch
            {
                0 => text.Remove(first.Start, first.Length),
                1 => text.Insert(first.End, " " + from),
                2 when first.End <= second.Start => text[..first.Start] + to + text[first.End..second.Start] + from + text[second.End..],
                3 => text[..first.Start] + to + text[first.End..],
                4 when second.Start - first.Start < LongestCut => text.Remove(first.Start, second.Start - first.Start),
                5 when second.End - first.Start < LongestCut => text.Insert(second.End, text[first.Start..second.End]),
                _ => text[..first.Start] + Foreign[random.Next(Foreign.Length)] + text[first.End..],
            };
        }

        return text;
    }
}
