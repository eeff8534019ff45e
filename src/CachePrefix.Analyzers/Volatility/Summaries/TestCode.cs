using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Tells code whose findings count less because tests run it: that of test projects, and of test methods in others.</summary>
internal sealed class TestCode
{
    private static readonly string[] Frameworks = ["xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    private static readonly string[] Suffixes = [".Tests", ".Test", ".UnitTests", ".IntegrationTests", ".Specs", ".FunctionalTests"];

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "Fact", "Theory", "Test", "TestCase", "TestCaseSource", "TestMethod", "DataTestMethod", "UnityTest", "Benchmark",
    };

    private readonly bool _isTold;

    private readonly bool _isProject;

    private TestCode(bool isTold, bool isProject) => (_isTold, _isProject) = (isTold, isProject);

    public static TestCode Of(Compilation compilation, EngineOptions options) => new(options.LowerInTests, options.LowerInTests && IsProject(compilation));

    /// <summary>Whether findings in the code count less.</summary>
    public bool Contains(SyntaxNode code) => _isProject || (_isTold && IsInMethod(code));

    private static bool IsProject(Compilation compilation) =>
        compilation.AssemblyName is { } name && Array.Exists(Suffixes, suffix => ("." + name).EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
        || compilation.ReferencedAssemblyNames.Any(static reference => Array.IndexOf(Frameworks, reference.Name) >= 0);

    private static bool IsInMethod(SyntaxNode code) =>
        code.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && method.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => Attributes.Contains(NameOf(attribute.Name)));

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        AliasQualifiedNameSyntax alias => NameOf(alias.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };
}
