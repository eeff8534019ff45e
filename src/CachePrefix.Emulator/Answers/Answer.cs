using CachePrefix.Models;

namespace CachePrefix.Emulator.Answers;

/// <summary>What the model says.</summary>
/// <param name="Text">The text; empty for none.</param>
/// <param name="ToolCalls">The tools it calls.</param>
internal sealed record Answer(string Text, IReadOnlyList<ToolCall> ToolCalls)
{
    public static Answer Nothing { get; } = new("", []) { IsCut = true };

    /// <summary>Whether the request's limit ended the answer.</summary>
    public bool IsCut { get; init; }

    /// <summary>The tokens of the answer by the common estimate, before a model's own scale.</summary>
    public int Tokens => TokenEstimate.Of(Text).Likely + ToolCalls.Sum(call => TokenEstimate.Of(call.Name + call.Input).Likely);

    /// <summary>The answer that a limit leaves. Tool calls are kept whole.</summary>
    /// <param name="maxTokens">The most tokens of text, before a model's own scale.</param>
    public Answer CutTo(int maxTokens)
    {
        if (maxTokens <= 0)
            return Nothing;
        var end = TokenEstimate.IndexAfter(Text, 0, maxTokens, out _);
        return end >= Text.Length ? this : this with { Text = Text[..end], IsCut = true };
    }

    /// <summary>The answer with the second half of its text lost.</summary>
    public Answer Halved() => this with { Text = Text[..TokenEstimate.IndexAfter(Text, 0, TokenEstimate.Of(Text).Likely / 2, out _)] };
}
