using CachePrefix.Generator.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Generator.Tests.Generation;

/// <summary>Definitions that a generator is easily broken by: the client compiles without warnings, or a definition rule says why there is none.</summary>
public sealed class HostileDefinitionTests
{
    private const string Members = "[CachedPrefix] public const string Role = \"You answer.\"; [PromptInput] public required string Q { get; init; }";

    [Theory]
    [InlineData("a dynamic parameter", "[Prompt, Tier(\"simple\")] public sealed partial record P([property: PromptInput] string Q, [property: CachedPrefix] string H, dynamic? Tag = null) : IPrompt<string>;")]
    [InlineData("names that fold", "namespace A.B { [Prompt, Tier(\"simple\")] public partial record C : IPrompt<string> { $ } } namespace A { [Prompt, Tier(\"simple\")] public partial record B_C : IPrompt<string> { $ } }")]
    [InlineData("equal names in two namespaces", "namespace A { [Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ } } namespace B { [Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ } }")]
    [InlineData("an obsolete member with an id", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [Obsolete(\"old\", DiagnosticId = \"ACME02\"), CachedPrefix] public string? Extra { get; init; } }")]
    [InlineData("an experimental member", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [System.Diagnostics.CodeAnalysis.Experimental(\"ACME03\"), CachedPrefix] public string? Extra { get; init; } }")]
    [InlineData("an experimental result", "#pragma warning disable ACME04\n[System.Diagnostics.CodeAnalysis.Experimental(\"ACME04\")] public record Answer(string Text); [Prompt, Tier(\"simple\")] public partial record P : IPrompt<Answer> { $ }")]
    [InlineData("an experimental argument of the result", "#pragma warning disable ACME04\n[System.Diagnostics.CodeAnalysis.Experimental(\"ACME04\")] public record Answer(string Text); [Prompt, Tier(\"simple\")] public partial record P : IPrompt<List<Answer?>> { $ }")]
    [InlineData("an obsolete definition", "[Obsolete(\"use Q\", DiagnosticId = \"ACME06\"), Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("an obsolete tool and its types", "[Obsolete(\"old\", DiagnosticId = \"ACME07\")] public record Order(string Id); [Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [Obsolete(\"old\", DiagnosticId = \"ACME08\"), PromptTool] public static Order? Find(Order order) => order; }")]
    [InlineData("a base type with Layout", "public abstract class Page { public string Layout { get; set; } = \"\"; } [Prompt, Tier(\"simple\")] public partial class P : Page, IPrompt<string> { $ }")]
    [InlineData("a base type with a private Layout", "public abstract class Page { private string Layout { get; set; } = \"\"; public string X => Layout; } [Prompt, Tier(\"simple\")] public partial class P : Page, IPrompt<string> { $ }")]
    [InlineData("another EmbeddedAttribute", "namespace Microsoft.CodeAnalysis { internal sealed class EmbeddedAttribute : Attribute { } } namespace Acme { [Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ } }")]
    [InlineData("a definition called Prompt", "[Prompt, Tier(\"simple\")] public sealed partial record Prompt([property: PromptInput] string Q) : IPrompt<string>;")]
    [InlineData("a definition called Prompts", "[Prompt, Tier(\"simple\")] public partial record Prompts : IPrompt<string> { $ } static class Use { static void X(Microsoft.Extensions.DependencyInjection.IServiceCollection s) => Microsoft.Extensions.DependencyInjection.PromptsServiceCollectionExtensions.AddPromptsClient(s); }")]
    [InlineData("an extension class of its own", "namespace Microsoft.Extensions.DependencyInjection { public static class PServiceCollectionExtensions { public static void AddMore(this IServiceCollection services) { } } } [Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("a member of its own type", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { [CachedPrefix] public const string Role = \"x\"; public required P? Previous { get; init; } [PromptInput] public string Q { get; init; } = \"\"; } static class Use { static Task X(IPClient c, P p) => c.SendAsync(p); static Task Y(IPClient c, P p) => c.PrewarmAsync(p); }")]
    [InlineData("nullable elements", "[Prompt, Tier(\"simple\")] public partial class P : IPrompt<List<string?>?> { [CachedPrefix] public List<string?> B { get; init; } = []; [PromptInput] public IEnumerable<string?>? M { get; init; } [Validator] public bool Ok(List<string> answer) => true; }")]
    [InlineData("a nullable text", "[Prompt] public partial class P : IPrompt<string?> { [PromptInput] public string? M { get; init; } [Validator] public bool Ok(string answer) => true; [RouteBy(\"simple\")] public Task<string?> To() => Task.FromResult<string?>(null); }")]
    [InlineData("a nullable number and a validator of any object", "public readonly record struct Money(decimal Amount); [Prompt, Tier(\"simple\")] public partial record P : IPrompt<Money?> { $ [Validator] public static bool Ok(object answer) => true; }")]
    [InlineData("a nullable number and a validator of an interface", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<int?> { $ [Validator] public static bool Ok(P prompt, IComparable answer) => true; }")]
    [InlineData("nullable attributes", "[Prompt, Tier(\"simple\")] public partial class P : IPrompt<string> { $ [CachedPrefix, System.Diagnostics.CodeAnalysis.DisallowNull] public string? D { get; init; } [PromptTool] [return: System.Diagnostics.CodeAnalysis.MaybeNull] public static string F([System.Diagnostics.CodeAnalysis.DisallowNull] string? a) => a; }")]
    [InlineData("no annotations", "#nullable disable\n[Prompt, Tier(\"simple\")] public sealed partial record P([PromptInput] string Q, [CachedPrefix] string H = null, List<string> L = null) : IPrompt<string>;")]
    [InlineData("a record's own property", "[Prompt, Tier(\"simple\")] public sealed partial record P([PromptInput] string Q, [CachedPrefix] string H) : IPrompt<string> { public string Q { get; init; } = Q.Trim(); public P(P other) { Q = other.Q; H = other.H; } }")]
    [InlineData("a record that is copied from what it takes", "[Prompt, Tier(\"simple\")] public partial record P([PromptInput] string? Q = null) : IPrompt<string> { [History] public List<ChatMessage>? H { get; set; } }")]
    [InlineData("a record's private property", "[Prompt, Tier(\"simple\")] public sealed partial record P([PromptInput] string Q) : IPrompt<string> { private string Q { get; init; } = Q; }")]
    [InlineData("an inherited input behind another property", "public record B { [PromptInput] public string Q { get; init; } = \"\"; } [Prompt, Tier(\"simple\")] public partial record P : B, IPrompt<string> { public new int Q => 3; [PromptInput] public string Z { get; init; } = \"\"; }")]
    [InlineData("an inherited input behind a method", "public class B { [PromptInput] public string Q { get; set; } = \"\"; } [Prompt, Tier(\"simple\")] public partial class P : B, IPrompt<string> { public new string Q() => \"\"; [PromptInput] public string? Z { get; init; } }")]
    [InlineData("odd constants", "public enum E : long { A = long.MinValue } [Prompt, Tier(\"simple\")] public sealed partial record P([PromptInput] string Q, E E = E.A, E? F = E.A, float G = float.NaN, double H = double.NegativeInfinity, decimal I = -0.5m, char J = '\\n', long K = long.MinValue, nint L = -3, DateTime M = default, object? N = null, sbyte O = -1, string R = \"\\u2028\\0\\\"\") : IPrompt<string>;")]
    [InlineData("CLS compliance", "[assembly: CLSCompliant(true)] [Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("an unsafe constructor", "[Prompt, Tier(\"simple\")] public partial class P : IPrompt<string> { public P(ref int x) { } [PromptInput] public string Q { get; init; } = \"\"; }")]
    [InlineData("a protected definition in a sealed type", "public sealed partial class O { #pragma warning disable CS0628\n [Prompt, Tier(\"simple\")] protected partial record P : IPrompt<string> { $ } }")]
    public async Task Its_client_compiles_without_warnings(string kind, string source)
    {
        var outcome = await DefinitionOutcome.OfAsync(source.Replace("$", Members, StringComparison.Ordinal).Replace("{ #pragma", "{\n#pragma", StringComparison.Ordinal));

        Assert.True(outcome.InputCompiles || outcome.Generated.GeneratedSources.Length > 0, kind);
        AssertFine(outcome);
        Assert.DoesNotContain(outcome.Rules, static rule => rule.StartsWith("CPA9", StringComparison.Ordinal));
        Assert.Empty(outcome.Rules.Intersect(["CPA9023", "CPA9024", "CPA9025", "CPA9026", "CPA9027", "CPA9028", "CPA9029", "CPA9030"]));
        Assert.NotEmpty(outcome.Generated.GeneratedSources);
    }

    [Theory]
    [InlineData("CPA9011", "[Prompt, Tier(\"simple\")] public sealed partial record P<T>([property: PromptInput] string Q) : IPrompt<T>;")]
    [InlineData("CPA9011", "public partial class O<T> { [Prompt, Tier(\"simple\")] public sealed partial record P([property: PromptInput] string Q) : IPrompt<string>; }")]
    [InlineData("CPA9011", "public partial class O<T> { public record R(T X); [Prompt, Tier(\"simple\")] public sealed partial record P([property: PromptInput] string Q) : IPrompt<R>; }")]
    [InlineData("CPA9011", "[Obsolete(\"gone\", true), Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9012", "file record Answer(int X); [Prompt, Tier(\"simple\")] internal partial record P : IPrompt<Answer> { $ }")]
    [InlineData("CPA9012", "file record Answer(int X); [Prompt, Tier(\"simple\")] internal partial record P : IPrompt<List<Answer[]>> { $ }")]
    [InlineData("CPA9018", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [Obsolete(\"gone\", true), CachedPrefix] public string? Extra { get; init; } }")]
    [InlineData("CPA9018", "[Prompt, Tier(\"simple\")] public partial class P : IPrompt<string> { $ public P() { } public P([CachedPrefix] string text) { } }")]
    [InlineData("CPA9018", "public class B { [CachedPrefix] private string Secret { get; } = \"\"; } [Prompt, Tier(\"simple\")] public partial class P : B, IPrompt<string> { $ }")]
    [InlineData("CPA9010", "[Prompt, Tier(\"simple\")] public partial record Foo : IPrompt<string> { $ } [Prompt, Tier(\"simple\")] public partial record IFoo : IPrompt<string> { $ }")]
    [InlineData("CPA9010", "[Prompt, Tier(\"simple\")] public partial record Layout : IPrompt<string> { $ }")]
    [InlineData("CPA9010", "public partial class PClient { [Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ } }")]
    [InlineData("CPA9010", "namespace PClient { class X; } [Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9010", "public abstract class B { public abstract string Layout { get; } } [Prompt, Tier(\"simple\")] public abstract partial class P : B, IPrompt<string> { $ }")]
    [InlineData("CPA9015", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [PromptTool, Obsolete(\"gone\", true)] public static int F() => 1; }")]
    [InlineData("CPA9015", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [PromptTool, System.Diagnostics.Conditional(\"X\")] public static void F() { } }")]
    [InlineData("CPA9015", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ public static int F { [PromptTool] get => 1; } }")]
    [InlineData("CPA9015", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [PromptTool] static partial void F(); }")]
    [InlineData("CPA9015", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [PromptTool] public static string F(Action a) => \"\"; }")]
    [InlineData("CPA9015", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [PromptTool] public static string F(Type a) => \"\"; }")]
    [InlineData("CPA9015", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [PromptTool] public static string F(int[,] a) => \"\"; }")]
    [InlineData("CPA9024", "[Prompt(JsonContext = typeof(string)), Tier(\"simple\")] public partial record P : IPrompt<int> { $ }")]
    [InlineData("CPA9025", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [PromptInput(Label = \"a<b \\\"c\\\"\\n\")] public string? R { get; init; } }")]
    [InlineData("CPA9025", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [PromptInput(Label = \"q\")] public string? R { get; init; } }")]
    [InlineData("CPA9026", "[Prompt(MaxOutputTokens = -5), Tier(\"simple\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9026", "[Prompt(Temperature = double.MaxValue), Tier(\"simple\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9026", "[Prompt(CallsPerHour = double.NaN), Tier(\"simple\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9026", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [CachedPrefix(Ttl = (CacheTtl)9)] public string? R { get; init; } }")]
    [InlineData("CPA9030", "[Prompt, Tier(\"simple\"), Patience(\"soon\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9030", "[Prompt, Tier(\"simple\"), Patience(null!)] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9030", "[Prompt, Tier(\"simple\"), Patience(\"8\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9030", "[Prompt, Tier(\"simple\"), Patience(\"0h\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9030", "[Prompt, Tier(\"simple\"), Patience(\"-01:00:00\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9030", "[Prompt, Tier(\"simple\"), Patience(\"999999999999d\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9030", "[Prompt, Tier(\"simple\"), Patience(\"1,5h\")] public partial record P : IPrompt<string> { $ }")]
    [InlineData("CPA9027", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<(int A, string B)> { $ }")]
    [InlineData("CPA9027", "public abstract record Shape; public record Answer(List<Shape> Shapes); [Prompt, Tier(\"simple\")] public partial record P : IPrompt<Answer> { $ }")]
    [InlineData("CPA9027", "public record Answer(List<nint> Handles); [Prompt, Tier(\"simple\")] public partial record P : IPrompt<Answer> { $ }")]
    [InlineData("CPA9027", "[Prompt, Tier(\"simple\")] public partial record P : IPrompt<int[,]> { $ }")]
    [InlineData("CPA9028", "public enum Team { A, B } public record Answer(Team Team); [System.Text.Json.Serialization.JsonSerializable(typeof(Answer))] public partial class Json : System.Text.Json.Serialization.JsonSerializerContext { public Json() : base(null) { } protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null; public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null; public static Json Default { get; } = new(); } [Prompt(JsonContext = typeof(Json)), Tier(\"simple\")] public partial record P : IPrompt<Answer> { $ }")]
    [InlineData("CPA9003", "public class Both : List<string>, IEnumerable<AIContent> { IEnumerator<AIContent> IEnumerable<AIContent>.GetEnumerator() => throw new NotSupportedException(); } [Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [CachedPrefix] public Both? X { get; init; } }")]
    [Trait("Reported", "r19-label")]
    public async Task A_rule_says_what_is_wrong_with_it(string rule, string source)
    {
        var outcome = await DefinitionOutcome.OfAsync(source.Replace("$", Members, StringComparison.Ordinal));

        AssertFine(outcome);
        Assert.Equal([rule], outcome.Rules.Where(static id => id.StartsWith("CPA9", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[Prompt, Tier(\"simple\")] public sealed partial record P([property: PromptInput] string A, string A) : IPrompt<string>;")]
    [InlineData("[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ } [Prompt, Tier(\"simple\")] public partial record P;")]
    [InlineData("[Prompt, Tier(\"simple\")] public partial record : IPrompt<string> { $ }")]
    [InlineData("[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ [CachedPrefix] public string { get; } [PromptTool] public static int () => 1; }")]
    [InlineData("[Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { $ } [Prompt, Tier(\"simple\")] public partial class P : IPrompt<string> { $ }")]
    [InlineData("[Prompt, Tier(\"simple\")] public partial record P : P, IPrompt<string> { $ }")]
    [InlineData("[Prompt(Name = new[] { \"x\" }, JsonContext = typeof(Missing)), Tier(null!)] public partial record P : IPrompt<Missing> { $ }")]
    [InlineData("namespace A.B { [Prompt, Tier(\"simple\")] public partial record C : IPrompt<string> { $ } } public partial class A { public partial class B { [Prompt, Tier(\"simple\")] public partial record C : IPrompt<string> { $ } } }")]
    public async Task A_broken_definition_leaves_the_others_alone(string source)
    {
        var outcome = await DefinitionOutcome.OfAsync(
            ("public partial class Z { } [Prompt, Tier(\"simple\")] public sealed partial record Other([property: PromptInput] string Q) : IPrompt<string>; " + source).Replace("$", Members, StringComparison.Ordinal));

        Assert.Empty(outcome.Faults);
        Assert.False(outcome.InputCompiles);
        Assert.Contains(outcome.Generated.GeneratedSources, static file => file.HintName == "Other.g.cs");
    }

    [Fact]
    public async Task A_copied_file_gives_one_client()
    {
        const string File = "namespace Acme; [Prompt, Tier(\"simple\")] public partial record P : IPrompt<string> { [PromptInput] public string? Q { get; init; } }";

        var outcome = await DefinitionOutcome.OfAsync([File, File, "[Prompt, Tier(\"simple\")] public partial record Other : IPrompt<string> { [PromptInput] public string? Q { get; init; } }"], "{}");

        Assert.Empty(outcome.Faults);
        Assert.Equal(3, outcome.Generated.GeneratedSources.Length);
    }

    [Fact]
    public async Task Texts_of_the_configuration_cannot_break_out_of_the_documentation()
    {
        var outcome = await DefinitionOutcome.OfAsync(
            [
                """
                [Prompt(Name = "a \"b\"\n<c> & {d}", Feature = "f\u2028g"), Tier("t\n</para> \"x\" & <y>")]
                public sealed partial record P : IPrompt<string>
                {
                    [CachedPrefix] public const string Role = "You answer.";
                    [PromptInput(Label = "")] public required string R { get; init; }
                }
                """,
            ],
            """{ "tiers": { "t\n</para> \"x\" & <y>": { "model": "my\nmodel */ // \u2029 \ud800 <x" } } }""");

        AssertFine(outcome);
        Assert.Contains("my model */ // ", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_language_version_is_reported()
    {
        const string Source =
            """
            using CachePrefix;
            namespace Acme
            {
                [Prompt, Tier("simple")]
                public sealed partial class P : IPrompt<string>
                {
                    [CachedPrefix] public const string Role = "You answer.";
                    [PromptInput] public string Q { get; set; }
                }
            }
            """;

        var old = await DefinitionOutcome.OfAsync(Source, LanguageVersion.CSharp7_3);
        var enough = await DefinitionOutcome.OfAsync("#nullable disable\n" + Source, LanguageVersion.CSharp9);

        AssertFine(old);
        Assert.Equal(["CPA9023"], old.Rules.Where(static id => id.StartsWith("CPA9", StringComparison.Ordinal)));
        AssertFine(enough);
        Assert.Equal(2, enough.Generated.GeneratedSources.Length);
    }

    [Fact]
    public async Task Names_of_files_are_short()
    {
        var name = new string('P', 200);
        var outcome = await DefinitionOutcome.OfAsync(
            $"namespace Acme.{new string('N', 250)}; [Prompt, Tier(\"simple\")] public partial record {name} : IPrompt<string> {{ {Members} }} [Prompt, Tier(\"simple\")] public partial record {name}2 : IPrompt<string> {{ {Members} }}");

        AssertFine(outcome);
        Assert.Equal(3, outcome.Generated.GeneratedSources.Length);
        Assert.All(outcome.Generated.GeneratedSources, static file => Assert.InRange(file.HintName.Length, 1, 200));
    }

    [Fact]
    public async Task Deep_types_are_left_alone()
    {
        var deep = string.Concat(Enumerable.Repeat("List<", 200)) + "int" + new string('>', 200);
        var outcome = await DefinitionOutcome.OfAsync($"[Prompt, Tier(\"simple\")] public partial record P : IPrompt<{deep}> {{ {Members} }}");

        AssertFine(outcome);
        Assert.Contains("CPA9012", outcome.Rules);
    }

    private static void AssertFine(DefinitionOutcome outcome)
    {
        Assert.True(outcome.Faults.Count == 0, string.Join("\n", outcome.Faults));
        Assert.True(outcome.Complaints.Count == 0, $"{string.Join("\n", outcome.Complaints)}\n{outcome.Source}\n{outcome.Text}");
    }
}
