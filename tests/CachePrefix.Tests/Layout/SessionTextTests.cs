using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Layout;

/// <summary>System text on the session rung: less stable than a tenant's, yet no turn of a conversation.</summary>
public class SessionTextTests
{
    private static readonly RequestLimits Limits = new(MaxBreakpoints: 4, LookBack: 20);
    private static readonly PromptLayout Layout = new(
        "Session",
        [
            new("Role", SegmentKind.System, Stability.Constant),
            new("Handbook", SegmentKind.System, Stability.Deployment),
            new("Customer", SegmentKind.System, Stability.Tenant),
            new("Summary", SegmentKind.System, Stability.Session),
            new("Question", SegmentKind.Input, Stability.Volatile),
        ],
        constantHash: "00",
        estimatedConstantTokens: 0);

    [Fact]
    public void It_is_no_user_turn()
    {
        var writer = new PromptRequestWriter(Layout, Limits, trackSegments: false, hasTools: false);
        writer.System(3, "summary");

        Assert.False(writer.HasUserTurn);
        writer.Input(4, "question");
        Assert.True(writer.HasUserTurn);
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(3, 4)]
    [InlineData(1, 2)]
    public void Tool_results_take_a_breakpoint_only_while_there_is_room(int rungs, int breakpoints)
    {
        var writer = new PromptRequestWriter(Layout, Limits, trackSegments: false, hasTools: false);
        for (var rung = 0; rung < rungs; rung++)
            writer.System(rung, $"text {rung}");
        writer.Input(4, "question");
        var request = writer.Finish(new PromptChatOptions(Layout));

        request = request.Roll(Result("1")).Roll(Result("2"));

        Assert.Equal(breakpoints, SentRequest.Snapshot(request.Messages, request.Options).Breakpoints);
    }

    private static ChatMessage Result(string callId) => new(ChatRole.Tool, [new FunctionResultContent(callId, "done")]);
}
