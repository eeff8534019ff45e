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

    /// <summary>The text that ended the answer; <see langword="null"/> for none.</summary>
    public string? StopSequence { get; init; }

    /// <summary>The tokens of the answer by the common estimate, before a model's own scale.</summary>
    public int Tokens => TokenEstimate.Of(Text).Likely + ToolCalls.Sum(call => TokenEstimate.Of(call.Name + call.Input).Likely);

    /// <summary>The answer that a limit leaves. Tool calls are kept whole.</summary>
    /// <param name="maxTokens">The most tokens of text, before a model's own scale.</param>
    public Answer CutTo(int maxTokens)
    {
        if (maxTokens <= 0)
            return Nothing;
        var end = TokenEstimate.IndexAfter(Text, 0, maxTokens, out _);
        return end >= Text.Length ? this : this with { Text = Text[..end], IsCut = true, StopSequence = null };
    }

    /// <summary>The answer up to the first of some texts.</summary>
    public Answer StopAt(IReadOnlyList<string> sequences)
    {
        var end = Text.Length;
        string? found = null;
        foreach (var sequence in sequences)
        {
            var at = sequence.Length == 0 ? -1 : Text.IndexOf(sequence, StringComparison.Ordinal);
            if (at >= 0 && at < end)
                (end, found) = (at, sequence);
        }

        return found is null ? this : this with { Text = Text[..end], ToolCalls = [], StopSequence = found };
    }

    /// <summary>The answer with the second half of its text lost.</summary>
    public Answer Halved() => this with { Text = Text[..TokenEstimate.IndexAfter(Text, 0, TokenEstimate.Of(Text).Likely / 2, out _)] };

    /// <summary>The text in the pieces in which a stream sends it.</summary>
    public IEnumerable<string> Pieces()
    {
        const int TokensPerEvent = 8;
        for (var from = 0; from < Text.Length;)
        {
            var to = TokenEstimate.IndexAfter(Text, from, TokensPerEvent, out _);
            yield return Text[from..to];
            from = to;
        }
    }
}
