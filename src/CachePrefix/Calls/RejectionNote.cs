namespace CachePrefix;

/// <summary>What the next tier of a cascade is told of a rejected answer. It is the last message, behind all that is cached.</summary>
internal static class RejectionNote
{
    public static string? Of(CascadeCarry carry, PromptResult rejected)
    {
        var reason = rejected.Last.Reason;
        return carry switch
        {
            CascadeCarry.Answer => $"An earlier answer was rejected{(reason is null ? "." : $": {reason}")} It was:\n<rejected_answer>\n{Answers.TextOf(rejected.Response)}\n</rejected_answer>",
            CascadeCarry.Verdict when reason is not null => $"An earlier answer was rejected: {reason}",
            _ => null,
        };
    }
}
