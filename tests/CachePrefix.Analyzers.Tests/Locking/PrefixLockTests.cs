using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Locking;
using CachePrefix.CodeFixes.Locking;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using PromptSource = CachePrefix.Analyzers.Tests.Support.PromptSource;

namespace CachePrefix.Analyzers.Tests.Locking;

public sealed class PrefixLockTests
{
    private const string Rules = "Line one of the rules is long enough to fill a window of its own, nearly.\nLine two says: be kind.\nLine three says: be brief, and say where you found it.";

    private static readonly string Locked = Lock(("Acme.Ask", [Text("Role", "You are kind."), Text("Rules", Rules)]));

    [Fact]
    public Task What_is_locked_is_not_reported() => VerifyAsync(Ask(Literal(Rules)), Locked);

    [Fact]
    public Task Without_a_lock_nothing_is_compared() => VerifyAsync(Ask("\"Other.\""), null);

    [Fact]
    public Task A_change_is_reported_with_its_place_and_what_it_costs() => VerifyAsync(
        Ask(Literal(Rules.Replace("brief", "short", StringComparison.Ordinal)), "{|#0:Ask|}"),
        Locked,
        "The constant part of 'Ask' is not the one in Prompts.lock.txt: 'Rules' differs from line 1 on, within 64 characters of \", nearly. Line two says: be kind\"; "
        + "each such change writes about 45 tokens to the cache again, for $0.000056 on tier 'simple' and $0.000169 on tier 'complex', and all that follows them; update the lock if that is meant");

    [Fact]
    public Task The_price_is_that_of_the_lifetime() => VerifyAsync(
        Ask(Literal(Rules), "{|#0:Ask|}", "[CachedPrefix(Stability.Deployment, Ttl = CacheTtl.OneHour)] public string? Handbook { get; init; }"),
        Lock(("Acme.Ask", [Text("Role", "You are kind.")])),
        "The constant part of 'Ask' is not the one in Prompts.lock.txt: 'Rules' is new; "
        + "each such change writes about 45 tokens to the cache again, for $0.000090 on tier 'simple' and $0.000270 on tier 'complex', and all that follows them; update the lock if that is meant");

    [Theory]
    [InlineData("Acme.Other", "it has no line there")]
    [InlineData("Acme.Ask", "'Old' is gone", "Old", "Role", "Rules")]
    [InlineData("Acme.Ask", "'Role' has another place", "Rules", "Role")]
    [InlineData("Acme.Ask", "'Last' is gone", "Role", "Rules", "Last")]
    public async Task What_moved_is_named(string prompt, string expected, params string[] names)
    {
        var items = names.Select(name => Text(name, name == "Role" ? "You are kind." : Rules)).ToArray();
        var test = Test(Ask(Literal(Rules), "{|CPA3004:Ask|}"), Lock((prompt, items)));
        test.TestState.AdditionalFiles.RemoveAll(file => file.filename.EndsWith("cacheprefix.json", StringComparison.Ordinal));
        test.ExpectedDiagnostics.Clear();
        await test.RunAsync();

        var locked = LockFile.Read(Lock((prompt, items))).Values.Single();
        var now = new[] { Text("Role", "You are kind."), Text("Rules", Rules) };
        if (prompt == "Acme.Ask")
            Assert.Equal(expected, LockDifference.Describe(locked, LockEntry.Of("Acme.Ask", now), now));
    }

    [Fact]
    public Task Tools_are_locked_too() => VerifyAsync(
        Ask(Literal(Rules), "{|#0:Ask|}", "[PromptTool] public static string FindOrder(string id) => id;"),
        Lock(("Acme.Ask", [new ConstantItem(ConstantItem.Tool, "find_order", "find_order\nFinds an order.\nstring\nid\tstring\t\n", 20), Text("Role", "You are kind."), Text("Rules", Rules)])),
        "The constant part of 'Ask' is not the one in Prompts.lock.txt: the tool 'find_order' differs in its name, description, parameters or result; "
        + "each such change writes about 77 tokens to the cache again, for $0.000096 on tier 'simple' and $0.000289 on tier 'complex', and all that follows them; update the lock if that is meant");

    [Theory]
    [InlineData("is_global = true\nbuild_property.CachePrefixLock = update\n")]
    [InlineData("is_global = true\nbuild_property.CachePrefixLockFramework = net8.0\nbuild_property.TargetFramework = net10.0\n")]
    public async Task An_update_and_the_second_framework_of_a_project_report_nothing(string options)
    {
        var test = Test(Ask("\"Other.\""), Locked + "Acme.Gone sha256:1 1\n");
        test.TestState.AnalyzerConfigFiles.Add("/.globalconfig", options);
        await test.RunAsync();

        var stale = Create<StaleLockLineAnalyzer>(Ask(Literal(Rules)), Locked + "Acme.Gone sha256:1 1\n");
        stale.TestState.AnalyzerConfigFiles.Add("/.globalconfig", options);
        await stale.RunAsync();
    }

    [Theory]
    [InlineData("is_global = true\nbuild_property.CachePrefixLockFramework = net8.0\nbuild_property.TargetFramework = net8.0\n")]
    [InlineData("is_global = true\nbuild_property.CachePrefixLockFramework =\nbuild_property.TargetFramework = net10.0\n")]
    public async Task The_first_framework_reports(string options)
    {
        var test = Test(Ask("\"Other.\"", "{|CPA3004:Ask|}"), Locked);
        test.TestState.AnalyzerConfigFiles.Add("/.globalconfig", options);

        await test.RunAsync();
    }

    [Fact]
    public async Task Lines_that_lock_nothing_are_reported_in_the_lock()
    {
        var lines = Locked.Split('\n');
        var test = Create<StaleLockLineAnalyzer>(
            Ask(Literal(Rules)) + " namespace Acme { public class Ordinary; [Prompt, Tier(\"simple\")] public partial record Bare : IPrompt<string> { [PromptInput] public string? Q { get; init; } } }",
            $"{lines[0]}\n{lines[1]}\n{{|#0:{lines[1]}|}}\n{{|CPA3005:{lines[1].Replace("Acme.Ask", "Acme.Gone", StringComparison.Ordinal)}|}}\n"
            + $"{{|CPA3005:{lines[1].Replace("Acme.Ask", "Acme.Ordinary", StringComparison.Ordinal)}|}}\n{{|CPA3005:{lines[1].Replace("Acme.Ask", "Acme.Bare", StringComparison.Ordinal)}|}}\n{{|#1:<<<<<<< ours|}}\n");
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<StaleLockLineAnalyzer>.Diagnostic().WithLocation(0).WithMessage("The line of 'Acme.Ask' is there twice; remove it"));
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<StaleLockLineAnalyzer>.Diagnostic().WithLocation(1).WithMessage("The line of '<<<<<<<' cannot be read; remove it"));

        await test.RunAsync();
    }

    [Fact]
    public async Task A_nested_prompt_is_found()
    {
        await FindsNestedAsync<StaleLockLineAnalyzer>();
        await FindsNestedAsync<PrefixChangedAnalyzer>();
    }

    private static async Task FindsNestedAsync<TAnalyzer>()
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = Create<TAnalyzer>(
            "namespace Acme.@new { public static partial class Prompts { [Prompt, Tier(\"simple\")] public partial record Ask : IPrompt<string> { [CachedPrefix] public const string Role = \"You are kind.\"; [PromptInput] public string? Q { get; init; } } } }",
            Lock(("Acme.new.Prompts.Ask", [Text("Role", "You are kind.")])));

        await test.RunAsync();
    }

    [Fact]
    public async Task The_fix_sets_the_lines_of_all_prompts()
    {
        var test = new CSharpCodeFixTest<PrefixChangedAnalyzer, PrefixLockCodeFixProvider> { Generators = { new PromptGenerator() } };
        test.TestState.Sources.Add(PromptSource.Usings + Ask(Literal(Rules), "{|CPA3004:Ask|}"));
        test.TestState.Sources.Add(PromptSource.Usings + Ask(Literal(Rules), "{|CPA3004:Ask|}").Replace("namespace Acme", "namespace Zeta", StringComparison.Ordinal));
        test.TestState.AdditionalFiles.Add(LockFile.Name, "# ours\nBeta.Kept sha256:1 1\n" + Lock(("Acme.Ask", [Text("Role", "You were kind.")])).Split('\n')[1] + "\n");
        test.FixedState.Sources.Add(PromptSource.Usings + Ask(Literal(Rules)));
        test.FixedState.Sources.Add(PromptSource.Usings + Ask(Literal(Rules)).Replace("namespace Acme", "namespace Zeta", StringComparison.Ordinal));
        var line = Locked.Split('\n')[1];
        test.FixedState.AdditionalFiles.Add(LockFile.Name, $"# ours\n{line}\nBeta.Kept sha256:1 1\n{line.Replace("Acme.", "Zeta.", StringComparison.Ordinal)}\n");

        await test.RunAsync();
    }

    [Fact]
    public Task The_fix_removes_stale_lines() => Support.AdditionalFileFix<StaleLockLineAnalyzer, PrefixLockCodeFixProvider>.VerifyAsync(
        PromptSource.Usings + Ask(Literal(Rules)),
        (LockFile.Name, Locked + "Acme.Gone sha256:1 1\n=======\n"),
        Locked);

    [Fact]
    public void A_build_that_updates_the_lock_generates_its_lines()
    {
        var test = new GeneratorTest<PromptGenerator> { TestCode = PromptSource.Usings + Ask(Literal(Rules)) };

        Assert.DoesNotContain(LockEmitter.HintName, test.Run().GeneratedSources.Keys);

        test.TestState.AnalyzerConfigFiles.Add("/.globalconfig", "is_global = true\nbuild_property.CachePrefixLock = update\n");
        var lines = test.Run().GeneratedSources[LockEmitter.HintName].Split('\n').Where(line => line.StartsWith("//|", StringComparison.Ordinal)).Select(line => line[3..]);

        Assert.Equal(Locked, string.Join('\n', lines) + "\n");
    }

    private static async Task VerifyAsync(string source, string? content, string? message = null)
    {
        var test = Test(source, content);
        if (message is not null)
            test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<PrefixChangedAnalyzer>.Diagnostic().WithLocation(0).WithMessage(message));
        await test.RunAsync();
    }

    private static CSharpAnalyzerTest<PrefixChangedAnalyzer> Test(string source, string? content) => Create<PrefixChangedAnalyzer>(source, content);

    private static CSharpAnalyzerTest<TAnalyzer> Create<TAnalyzer>(string source, string? content)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer> { TestCode = PromptSource.Usings + source, Generators = { new PromptGenerator() } };
        test.TestState.AdditionalFiles.Add("cacheprefix.json", PromptSource.Configuration);
        if (content is not null)
            test.TestState.AdditionalFiles.Add(LockFile.Name, content);
        return test;
    }

    private static string Ask(string rules, string name = "Ask", string more = "") =>
        $$"""
        namespace Acme
        {
            [Prompt, Cascade("simple", "complex")]
            public partial record {{name}} : IPrompt<string>
            {
                [CachedPrefix] public const string Role = "You are kind.";
                [CachedPrefix] public const string Rules = {{rules}};
                {{more}}
                [PromptInput] public string? Question { get; init; }
            }
        }
        """;

    private static string Literal(string text) => "\"" + text.Replace("\n", "\\n", StringComparison.Ordinal) + "\"";

    private static ConstantItem Text(string name, string text) => ConstantItem.OfText(name, text);

    private static string Lock(params (string Prompt, ConstantItem[] Items)[] prompts) =>
        string.Join('\n', LockFile.Format(prompts.Select(prompt => LockEntry.Of(prompt.Prompt, prompt.Items)))) + "\n";
}
