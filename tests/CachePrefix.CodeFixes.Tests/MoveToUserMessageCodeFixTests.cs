using CachePrefix.Testing;
using static CachePrefix.CodeFixes.Tests.Requests;
using Verify = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.MoveToUserMessageCodeFix>;

namespace CachePrefix.CodeFixes.Tests;

public sealed class MoveToUserMessageCodeFixTests
{
    private const string Block = "\\n\\n<current_time>It is {DateTime.Now:HH:mm}.</current_time>";

    [Theory]
    [InlineData("""$"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}." """, "\"You are helpful.\"")]
    [InlineData("""$"It is {{|CPA1001:DateTime.Now|}:HH:mm}. You are helpful." """, "\"You are helpful.\"")]
    [InlineData("""$"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}. Be kind." """, "\"You are helpful. Be kind.\"")]
    [InlineData("""$"Rules:\nIt is {{|CPA1001:DateTime.Now|}:HH:mm}.\nBe kind." """, "\"Rules:\\nBe kind.\"")]
    [InlineData("""$@"You are ""helpful"". It is {{|CPA1001:DateTime.Now|}:HH:mm}." """, "@\"You are \"\"helpful\"\".\"")]
    public Task The_sentence_moves_and_the_rest_stays(string system, string rest) =>
        Verify.VerifyAsync(Chat(system.TrimEnd()), Chat(rest, "$\"{question}" + Block + "\""));

    [Fact]
    public Task A_line_leaves_a_raw_literal() => Verify.VerifyAsync(
        Chat("$\"\"\"\n                You are helpful.\n                It is {{|CPA1001:DateTime.Now|}:HH:mm}.\n                Be kind.\n                \"\"\""),
        Chat("\"\"\"\n                You are helpful.\n                Be kind.\n                \"\"\"", "$\"{question}" + Block + "\""));

    [Fact]
    public Task A_concatenation_keeps_its_other_operands() => Verify.VerifyAsync(
        Chat("\"You are helpful. \" + \"It is \" + {|CPA1001:DateTime.Now|}.ToString(\"HH:mm\") + \".\""),
        Chat("\"You are helpful.\"", "$\"{question}\\n\\n<current_time>It is {DateTime.Now.ToString(\"HH:mm\")}.</current_time>\""));

    [Theory]
    [InlineData("\"Hello {you}\"", "$\"Hello {{you}}")]
    [InlineData("$\"Q: {question}\"", "$\"Q: {question}")]
    public Task The_block_joins_the_literal_of_the_user_message(string user, string start) => Verify.VerifyAsync(
        Chat("""$"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}." """.TrimEnd(), user),
        Chat("\"You are helpful.\"", start + Block + "\""));

    [Fact]
    public Task A_text_in_a_local_is_cut_where_it_is_written() => Verify.VerifyAsync(
        Chat("system", before: """        var system = $"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}.";""" + "\n"),
        Chat("system", "$\"{question}" + Block + "\"", before: "        var system = \"You are helpful.\";\n"));

    [Fact]
    public Task A_text_of_a_helper_that_nobody_else_uses_is_cut_there() => Verify.VerifyAsync(
        Chat("System()", members: """    private static string System() => $"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}.";""" + "\n"),
        Chat("System()", "$\"{question}" + Block + "\"", members: "    private static string System() => \"You are helpful.\";\n"));

    [Fact]
    public Task A_value_from_a_helper_moves_with_the_sentence_it_stands_in() => Verify.VerifyAsync(
        Chat("""$"You are helpful. It is {Now()}." """.TrimEnd(), members: "    private static string Now() => {|CPA1001:DateTime.Now|}.ToString(\"dddd h tt\");\n"),
        Chat("\"You are helpful.\"", "$\"{question}\\n\\n<current_time>It is {Now()}.</current_time>\"", members: "    private static string Now() => DateTime.Now.ToString(\"dddd h tt\");\n"));

    [Fact]
    public Task Several_findings_move_one_after_the_other() => Verify.VerifyAsync(
        Chat("""$"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}. Request {{|CPA1003:Guid.NewGuid()|}}." """.TrimEnd()),
        Chat("\"You are helpful.\"", "$\"{question}" + Block + "\\n\\n<request_id>Request {Guid.NewGuid()}.</request_id>\""));

    [Fact]
    public Task Messages_that_are_added_one_by_one_are_found() => Verify.VerifyAsync(
        Added("""$"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}." """.TrimEnd(), "question"),
        Added("\"You are helpful.\"", "$\"{question}" + Block + "\""));

    [Fact]
    public Task The_official_Anthropic_parameters_are_understood() => Verify.VerifyAsync(
        Anthropic("""$"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}." """.TrimEnd(), "question"),
        Anthropic("\"You are helpful.\"", "$\"{question}" + Block + "\""));

    [Fact]
    public Task The_official_OpenAI_messages_are_understood() => Verify.VerifyAsync(
        OpenAI("""$"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}." """.TrimEnd(), "question"),
        OpenAI("\"You are helpful.\"", "$\"{question}" + Block + "\""));

    [Fact]
    public Task A_statement_that_only_appends_the_time_goes() => Verify.VerifyAsync(test =>
    {
        test.DisabledDiagnostics.Add("CPA1008");
        test.TestCode = Chat("text.ToString()", usings: "using System;\nusing System.Text;\n", before:
            "        var text = new StringBuilder();\n        text.AppendLine(\"You are helpful.\");\n        text.AppendLine($\"It is {{|CPA1001:DateTime.Now|}:HH:mm}.\");\n        text.AppendLine(\"Be kind.\");\n");
        test.FixedCode = Chat("text.ToString()", "$\"{question}" + Block + "\"", usings: "using System;\nusing System.Text;\n", before:
            "        var text = new StringBuilder();\n        text.AppendLine(\"You are helpful.\");\n        text.AppendLine(\"Be kind.\");\n");
    });

    [Theory]
    [InlineData("""$"It is {{|CPA1001:DateTime.Now|}:HH:mm}." """)]
    [InlineData("""{|CPA1001:DateTime.Now|}.ToString("HH:mm")""")]
    public Task Nothing_is_offered_where_no_system_text_would_be_left(string system) => Verify.VerifyNoFixAsync(Chat(system.TrimEnd()));

    [Fact]
    public Task Nothing_is_offered_where_another_message_may_follow() => Verify.VerifyNoFixAsync(
        Chat("""$"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}." """.TrimEnd(), "\"An example.\"", after: "            .. History(question),\n", members: "    private static List<ChatMessage> History(string q) => [];\n"));

    [Fact]
    public Task Nothing_is_offered_for_a_helper_that_others_use() => Verify.VerifyNoFixAsync(
        Chat("System()", members: """    private static string System() => $"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}.";""" + "\n    public static string Other() => System();\n"));

    [Fact]
    public Task Fix_all_reaches_every_document_and_project() => Verify.VerifyAsync(test =>
    {
        var source = Chat("""$"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}." """.TrimEnd());
        var fixedSource = Chat("\"You are helpful.\"", "$\"{question}" + Block + "\"");
        test.TestCode = source;
        test.FixedCode = fixedSource;
        test.TestState.Sources.Add("Second.cs", source.Replace("class Prompts", "class Others", StringComparison.Ordinal));
        test.FixedState.Sources.Add("Second.cs", fixedSource.Replace("class Prompts", "class Others", StringComparison.Ordinal));
        test.TestState.AddProject("Third").Sources.Add(source);
        test.FixedState.AddProject("Third").Sources.Add(fixedSource);
    });

    private static string Added(string system, string user) => $$"""
        using System;
        using System.Collections.Generic;
        using Microsoft.Extensions.AI;

        public sealed class Prompts
        {
            public static List<ChatMessage> Messages(string question)
            {
                var messages = new List<ChatMessage>();
                messages.Add(new ChatMessage(ChatRole.System, {{system}}));
                messages.Add(new ChatMessage(ChatRole.User, {{user}}));
                return messages;
            }
        }
        """;

    private static string Anthropic(string system, string user) => $$"""
        using System;
        using Anthropic.Models.Messages;

        public sealed class Prompts
        {
            public static MessageCreateParams Create(string question) => new()
            {
                Model = "claude-haiku-4-5",
                MaxTokens = 100,
                System = {{system}},
                Messages = [new UserMessageParam({{user}})],
            };
        }
        """;

    private static string OpenAI(string system, string user) => $$"""
        using System;
        using OpenAI.Chat;

        public sealed class Prompts
        {
            public static ChatMessage[] Create(string question) => new ChatMessage[]
            {
                new SystemChatMessage({{system}}),
                new UserChatMessage({{user}}),
            };
        }
        """;
}
