using Microsoft.CodeAnalysis;
using static CachePrefix.CodeFixes.Tests.Requests;
using Input = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.MoveToPromptInputCodeFix>;
using Move = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.MoveToUserMessageCodeFix>;

namespace CachePrefix.CodeFixes.Tests;

/// <summary>Fixes keep what the code says: comments, raw texts, neighbouring sentences, names, and texts that only some requests have.</summary>
public sealed class MeaningTests
{
    private const string Block = "$\"{question}\\n\\n<current_time>It is {DateTime.Now:HH:mm}.</current_time>\"";

    [Fact]
    public Task Comments_stay() => Move.VerifyAsync(
        Chat("system", before: """
                    var system = "You are helpful. " // the role
                        // the clock
                        + $"It is {{|CPA1001:DateTime.Now|}:HH:mm}. " // volatile
                        /* the tail */ + "Be polite.";

            """),
        Chat("system", Block, before: """
                    var system = "You are helpful. " // the role
                        // the clock
                          // volatile
                        /* the tail */ + "Be polite.";

            """));

    [Fact]
    public Task A_hole_of_several_braces_stays_a_hole() => Move.VerifyAsync(
        Chat("$$$\"\"\"\n                You are helpful.\n                It is {{{{|CPA1001:DateTime.Now|}:T}}} {{not}} {a}.\n                End.\n                \"\"\""),
        Chat(
            "$$$\"\"\"\n                You are helpful.\n                End.\n                \"\"\"".Replace("$$$", "", StringComparison.Ordinal),
            "$\"{question}\\n\\n<current_time>It is {DateTime.Now:T} {{{{not}}}} {{a}}.</current_time>\""));

    [Fact]
    public Task Only_the_value_moves_when_it_is_a_sentence_of_its_own() => Move.VerifyAsync(
        Chat("\"You are helpful. \" + Now() + \" Bye.\"", before: """        string Now() => $"It is {{|CPA1001:DateTime.Now|}:T}.";""" + "\n"),
        Chat("\"You are helpful. \" + \"Bye.\"", "$\"{question}\\n\\n<current_time>{Now()}</current_time>\"", before: """        string Now() => $"It is {DateTime.Now:T}.";""" + "\n"));

    [Theory]
    [InlineData("""$"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm} in {nameof(Prompts)}. Be kind." """, "<current_time>It is {DateTime.Now:HH:mm} in {nameof(Prompts)}.</current_time>")]
    [InlineData("""$"You are helpful. Use units, e.g. {{|CPA1001:DateTime.Now|}:HH:mm}. Be kind." """, "<current_time>Use units, e.g. {DateTime.Now:HH:mm}.</current_time>")]
    [InlineData("""$"You are helpful. <now>It is {{|CPA1001:DateTime.Now|}:HH:mm}.</now> Be kind." """, "<current_time><now>It is {DateTime.Now:HH:mm}.</now></current_time>")]
    public Task The_whole_sentence_moves_and_no_other(string system, string block) =>
        Move.VerifyAsync(Chat(system.TrimEnd()), Chat("\"You are helpful. Be kind.\"", "$\"{question}\\n\\n" + block + "\""));

    [Theory]
    [InlineData("string.Empty.Length > 3 ? $\"Be kind. It is {{|CPA1001:DateTime.Now|}:HH:mm}.\" : \"Be kind.\"")]
    [InlineData("\"Be kind. It is \"\n#if DEBUG\n + {|CPA1001:DateTime.Now|}.ToString(\"T\")\n#endif\n + \". Bye.\"", false)]
    [InlineData("$\"Be kind. It is {{|CPA1001:DateTime.Now|}:HH:mm}.\".ToUpperInvariant()")]
    public Task Nothing_is_offered_where_the_text_would_be_another(string system, bool isActive = true) =>
        Move.VerifyNoFixAsync(Chat(isActive ? system : system.Replace("{|CPA1001:DateTime.Now|}", "DateTime.Now", StringComparison.Ordinal)));

    [Fact]
    public Task Nothing_is_offered_for_a_text_that_is_read_elsewhere() => Move.VerifyNoFixAsync(
        Chat("system", before: """        var system = $"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}.";""" + "\n        Console.WriteLine(system);\n"));

    [Theory]
    [InlineData("\"Handbook of \" + {|#0:Environment.MachineName|} + \" version \" + 5", null, null)]
    [InlineData("5 + \"th book. Machine \" + {|#0:Environment.MachineName|} + \".\"", "5 + \"th book.\"", "$\"Machine {Environment.MachineName}.\"")]
    [InlineData("\"Machine: \" + {|#0:Environment.MachineName|} + \". You are helpful.\"", "\"You are helpful.\"", "$\"Machine: {Environment.MachineName}.\"")]
    public Task A_definition_still_compiles(string text, string? rest, string? input) => Input.VerifyAsync(test =>
    {
        var finding = new DiagnosticResult("CPA1008", DiagnosticSeverity.Info).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
        test.TestCode = Definition(text);
        test.ExpectedDiagnostics.Add(finding);
        test.FixedCode = rest is null ? Definition(text) : Definition(rest, $"    [PromptInput] public string EnvironmentText => {input};\n");
        if (rest is null)
            test.FixedState.ExpectedDiagnostics.Add(finding);
    });

    private static string Definition(string text, string added = "") => $$"""
        using System;
        using CachePrefix;

        [Prompt]
        [Tier("simple")]
        public sealed partial class Handbook : IPrompt<string>
        {
            [CachedPrefix] public string Text => {{text}};
        {{added}}    [PromptInput] public required string Question { get; init; }
        }
        """;
}
