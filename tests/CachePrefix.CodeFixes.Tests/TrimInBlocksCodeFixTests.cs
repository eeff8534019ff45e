using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.CodeFixes.Fixes;
using CachePrefix.Testing;

namespace CachePrefix.CodeFixes.Tests;

public sealed class TrimInBlocksCodeFixTests
{
    [Theory]
    [InlineData("if (history.Count > 20)\n            {|CPA1014:history.RemoveAt(0)|};", "if (history.Count > 20)\n            history.RemoveRange(0, history.Count / 2);")]
    [InlineData("if (history.Count > 20)\n            {|CPA1014:history.RemoveRange(1, history.Count - 20)|};", "if (history.Count > 20)\n            history.RemoveRange(1, (history.Count - 1) / 2);")]
    [InlineData("while (history.Count > 20) {|CPA1014:history.RemoveAt(1)|}; // keep it short", "while (history.Count > 20) history.RemoveRange(1, (history.Count - 1) / 2); // keep it short")]
    [InlineData("_ = {|CPA1014:history.TakeLast(20)|}.ToList();", "_ = history.Skip(Math.Max(0, history.Count - 20) / 20 * 20).ToList();")]
    [InlineData("_ = {|CPA1014:history.TakeLast(MostTurns)|};", "_ = history.Skip(Math.Max(0, history.Count - MostTurns) / MostTurns * MostTurns);")]
    public Task Old_messages_go_in_blocks(string statement, string expected) => VerifyAsync(Conversation(statement), Conversation(expected));

    [Theory]
    [InlineData("{|CPA1014:history.RemoveAt(0)|};")]
    [InlineData("_ = {|CPA1014:history.TakeLast(Next())|};")]
    [InlineData("{|CPA1014:history[0].Contents = []|};")]
    public Task What_would_change_the_program_more_is_left(string statement) =>
        VerifyAsync(Conversation(statement), Conversation(statement));

    private static Task VerifyAsync(string source, string fixedSource) =>
        new CSharpCodeFixTest<RewrittenHistoryAnalyzer, TrimInBlocksCodeFix> { TestCode = source, FixedCode = fixedSource }.RunAsync();

    private static string Conversation(string statement) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.Extensions.AI;

        internal static class Conversation
        {
            private const int MostTurns = 30;

            public static void Shorten(List<ChatMessage> history)
            {
                {{statement}}
            }

            private static int Next() => 7;
        }
        """;
}
