using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Tests.Meta;

/// <summary>
/// Which rules the test sources hold to report something, and which to stay silent. The verifiers are strict in both directions, so what
/// a source marks must be reported and what it leaves unmarked must not be.
/// </summary>
/// <remarks>
/// A test method is about the ids that it names and about the id of each one-rule analyzer that it, or else its file, names. It is positive for
/// an id with markup, or with a string that is the id itself. It is negative for an id with code in a string without markup, with a line that declares something of a
/// prompt without markup beside marked ones, where it names the id and asserts that it is not there, or without any markup in a file that marks no other id.
/// </remarks>
internal sealed partial class TestEvidence
{
    private readonly HashSet<string> _positive = new(StringComparer.Ordinal);
    private readonly HashSet<string> _negative = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Positive => _positive;

    public IReadOnlySet<string> Negative => _negative;

    public static TestEvidence Read(string root)
    {
        var evidence = new TestEvidence();
        foreach (var file in Directory.GetFiles(Path.Combine(root, "tests"), "*Tests.cs", SearchOption.AllDirectories))
        {
            if (!file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("CachePrefix.Testing", StringComparison.Ordinal) && !file.Contains("/Meta/", StringComparison.Ordinal))
                evidence.Add(CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot());
        }

        return evidence;
    }

    private void Add(SyntaxNode root)
    {
        var ofFile = RulesNamedIn(root).ToList();
        foreach (var method in root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(IsTest))
        {
            var own = RulesNamedIn(method).ToList();
            foreach (var id in own.Count > 0 ? own : ofFile)
                AddAnalyzerTest(method, id);
            AddNamed(method);
        }

        AddSilentMethods(root);
    }

    private void AddAnalyzerTest(MethodDeclarationSyntax method, string id)
    {
        var strings = StringsIn(method).ToList();
        if (strings.Any(text => AnyMark().IsMatch(text) && (!NamedMark().IsMatch(text) || text.Contains($"{{|{id}:", StringComparison.Ordinal))))
            _positive.Add(id);
        if (strings.Any(text => Code().IsMatch(text) && !AnyMark().IsMatch(text))
            || strings.Where(text => AnyMark().IsMatch(text)).SelectMany(text => text.Split('\n')).Any(line => Declaration().IsMatch(line) && !AnyMark().IsMatch(line)))
        {
            _negative.Add(id);
        }
    }

    /// <summary>A file whose tests mark one id alone is about that id, whichever helper runs the analyzer.</summary>
    private void AddSilentMethods(SyntaxNode root)
    {
        var tests = root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(IsTest).Select(method => StringsIn(method).ToList()).ToList();
        var marked = tests.SelectMany(strings => strings).SelectMany(text => NamedMark().Matches(text)).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        if (marked is [var id] && tests.Exists(strings => strings.Exists(Code().IsMatch) && !strings.Exists(AnyMark().IsMatch)))
            _negative.Add(id);
    }

    private void AddNamed(MethodDeclarationSyntax method)
    {
        var isAbsence = method.ToString().Contains("DoesNotContain", StringComparison.Ordinal);
        foreach (var text in StringsIn(method))
        {
            foreach (Match mark in NamedMark().Matches(text))
                _positive.Add(mark.Groups[1].Value);
            if (!DeclaredRules.Ids.Contains(text))
                continue;
            (isAbsence ? _negative : _positive).Add(text);
            if (method.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(literal => literal.Token.ValueText.Contains("Good", StringComparison.Ordinal)))
                _negative.Add(text);
        }
    }

    private static bool IsTest(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "Fact" or "Theory");

    /// <summary>The ids of the analyzers of one rule each that a node names.</summary>
    private static IEnumerable<string> RulesNamedIn(SyntaxNode node) => node.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && DeclaredRules.IdsByAnalyzer.TryGetValue(token.Text, out var ids) && ids.Length == 1)
        .Select(token => DeclaredRules.IdsByAnalyzer[token.Text][0])
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> StringsIn(SyntaxNode node) => node.DescendantNodes().Select(child => child switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax text => text.ToString(),
        _ => null,
    }).OfType<string>();

    [GeneratedRegex(@"\[\||\{\|(#\d+|CPA\d{4}):")]
    private static partial Regex AnyMark();

    [GeneratedRegex(@"\{\|(CPA\d{4}):")]
    private static partial Regex NamedMark();

    [GeneratedRegex(@"\{.*\}|=>|\(.*\)", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\[(property: )?(Prompt|CachedPrefix|Examples|History|PromptInput|PromptTool|RouteBy|Validator)\b|\b(record|class) ")]
    private static partial Regex Declaration();
}
