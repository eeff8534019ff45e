using static CachePrefix.CodeFixes.Tests.Requests;
using Verify = CachePrefix.CodeFixes.Tests.FixVerifier<CachePrefix.CodeFixes.Fixes.SendAsTrailingMessageCodeFix>;

namespace CachePrefix.CodeFixes.Tests;

public sealed class SendAsTrailingMessageCodeFixTests
{
    private const string System = """$"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}." """;
    private const string Trailing = "            new(ChatRole.User, $\"<current_time>It is {DateTime.Now:HH:mm}.</current_time>\"),\n";

    [Fact]
    public Task The_sentence_becomes_the_last_message() => Verify.VerifyAsync(
        Chat(System.TrimEnd()),
        Chat("\"You are helpful.\"", after: Trailing));

    [Fact]
    public Task It_comes_after_a_history_that_is_spread_into_the_list() => Verify.VerifyAsync(
        Chat(System.TrimEnd(), after: "            .. History(),\n", members: "    private static List<ChatMessage> History() => [];\n"),
        Chat("\"You are helpful.\"", after: "            .. History(),\n" + Trailing, members: "    private static List<ChatMessage> History() => [];\n"));

    [Fact]
    public Task Without_a_user_message_the_system_message_is_the_template() => Verify.VerifyAsync(
        """
        using System;
        using System.Collections.Generic;
        using Microsoft.Extensions.AI;

        public sealed class Prompts
        {
            public static ChatMessage[] Messages(IEnumerable<ChatMessage> history) =>
                [new ChatMessage(ChatRole.System, $"You are helpful. It is {{|CPA1001:DateTime.Now|}:HH:mm}."), .. history];
        }
        """,
        """
        using System;
        using System.Collections.Generic;
        using Microsoft.Extensions.AI;

        public sealed class Prompts
        {
            public static ChatMessage[] Messages(IEnumerable<ChatMessage> history) =>
                [new ChatMessage(ChatRole.System, "You are helpful."), .. history, new ChatMessage(ChatRole.User, $"<current_time>It is {DateTime.Now:HH:mm}.</current_time>")];
        }
        """);
}
