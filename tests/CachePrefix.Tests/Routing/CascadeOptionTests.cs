using System.Text.RegularExpressions;
using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Tests.Routing;

public sealed class CascadeOptionTests
{
    [Fact]
    public async Task The_next_tier_is_told_why_an_answer_was_rejected_and_never_its_text()
    {
        var (simple, complex) = (new ScriptedChatClient("a", "It is said in K-11."), new ScriptedChatClient("b", "It is said in K-1."));

        var result = await Create<IJudgedPromptClient>(simple, complex).SendAsync(new JudgedPrompt { Question = "Why?" });

        Assert.True(result.IsValid);
        Assert.Equal("The answer cites none of its sources.", result.Attempts[0].Reason);
        Assert.Null(result.Attempts[1].Reason);
        Assert.Equal(["Why?", "An earlier answer was rejected: The answer cites none of its sources."], complex.Requests[0].Messages.Select(static message => message.Text));
        Assert.Single(simple.Requests[0].Messages);
    }

    [Fact]
    public async Task It_is_told_the_text_or_nothing_where_that_is_asked_for()
    {
        var (strict, silent) = (new ScriptedChatClient("b", "good"), new ScriptedChatClient("b", "Why?"));

        await Create<IStrictPromptClient>(new ScriptedChatClient("a", "bad"), strict).SendAsync(new StrictPrompt { Question = "Why?" });
        await Create<ISilentPromptClient>(new ScriptedChatClient("a", "bad"), silent).SendAsync(new SilentPrompt { Question = "Why?" });

        Assert.Equal("An earlier answer was rejected: It is not good. It was:\n<rejected_answer>\nbad\n</rejected_answer>", strict.Requests[0].Messages[^1].Text);
        Assert.Equal("Why?", Assert.Single(silent.Requests[0].Messages).Text);
    }

    [Fact]
    public async Task A_last_answer_that_is_rejected_is_marked_or_thrown()
    {
        var marked = await Create<ISilentPromptClient>(new ScriptedChatClient("a", "bad"), new ScriptedChatClient("b", "worse")).SendAsync(new SilentPrompt { Question = "Why?" });
        var thrown = await Assert.ThrowsAsync<PromptException>(static () =>
            Create<IStrictPromptClient>(new ScriptedChatClient("a", "bad"), new ScriptedChatClient("b", "secret")).SendAsync(new StrictPrompt { Question = "Why?" }));

        Assert.Equal((false, "worse", "It is not good."), (marked.IsValid, marked.Value, marked.Attempts[^1].Reason));
        Assert.Equal("Prompt 'StrictPrompt' on tier 'complex' (model b, attempt 2): the validator rejected the answer of the last tier", thrown.Message);
        Assert.Equal([AttemptOutcome.Rejected, AttemptOutcome.Rejected], thrown.Attempts.Select(static attempt => attempt.Outcome));
        Assert.Equal("It is not good.", thrown.Attempts[^1].Reason);
    }

    [Fact]
    public async Task A_stream_that_holds_back_shows_only_what_was_accepted()
    {
        var held = await StreamAsync(Create<IStrictPromptClient>(new ScriptedChatClient("a", "bad"), new ScriptedChatClient("b", "good")).StreamAsync(new StrictPrompt { Question = "Why?" }));
        var open = await StreamAsync(Create<ISilentPromptClient>(new ScriptedChatClient("a", "bad"), new ScriptedChatClient("b", "Why?")).StreamAsync(new SilentPrompt { Question = "Why?" }));
        var pieces = new List<string>();

        await Assert.ThrowsAsync<PromptException>(async () =>
        {
            await foreach (var piece in Create<IStrictPromptClient>(new ScriptedChatClient("a", "bad"), new ScriptedChatClient("b", "worse")).StreamAsync(new StrictPrompt { Question = "Why?" }))
                pieces.Add(piece.Text);
        });

        Assert.Equal("2:good", held);
        Assert.Equal("1:bad 2:Why?", open);
        Assert.Empty(pieces);
    }

    [Theory]
    [InlineData("{ \"a\": 1 }", null)]
    [InlineData("Sure: { \"a\": 1 }", "The answer is not JSON (line 1, position 1).")]
    [InlineData("", "The answer is not JSON (line 1, position 1).")]
    public void Json_is_the_whole_answer(string answer, string? reason) => Assert.Equal(reason, Check.Json(answer).Reason);

    [Fact]
    public void Checks_say_why_and_compose()
    {
        Assert.Equal("The answer has 2 characters; at least 3 are wanted.", Check.Length(" ab ", 3, 9).Reason);
        Assert.Equal("The answer has 4 characters; at most 3 are wanted.", Check.Length("abcd", 0, 3).Reason);
        Assert.Equal("The answer does not match ^\\d+$.", Check.Matches("a1", new Regex(@"^\d+$", RegexOptions.NonBacktracking)).Reason);
        Assert.Contains("in time", Check.Matches(new string('a', 40) + "!", new Regex("^(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(1))).Reason, StringComparison.Ordinal);
        Assert.True(Check.Cites("See K-1, please.", "K-1").IsValid);
        Assert.False(Check.Cites("See K-10, please.", "K-1").IsValid);
        Assert.True(Check.Cites("Nothing to see.").IsValid);
        Assert.True((AnswerVerdict.Valid && true).IsValid);
        Assert.Equal("first", (AnswerVerdict.Reject("first") && AnswerVerdict.Reject("second")).Reason);
        Assert.False(((AnswerVerdict)false).IsValid);
    }

    private static async Task<string> StreamAsync(IAsyncEnumerable<PromptUpdate<string>> stream)
    {
        var pieces = new List<string>();
        await foreach (var piece in stream)
        {
            if (piece.Text.Length > 0)
                pieces.Add($"{piece.Attempt}:{piece.Text}");
        }

        return string.Join(' ', pieces);
    }

    private static TClient Create<TClient>(ScriptedChatClient simple, ScriptedChatClient complex)
        where TClient : notnull
    {
        var services = new ServiceCollection();
        services.AddCachePrefix(options => options.AddTier("simple", _ => simple).AddTier("complex", _ => complex)
            .AddRouter("difficulty", new HeuristicRouter(new RouteRule { Tier = "simple" })));
        services.AddPrompts();
        return services.BuildServiceProvider().GetRequiredService<TClient>();
    }
}
