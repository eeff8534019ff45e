namespace CachePrefix.Tests.Routing;

[Prompt]
[Cascade("simple", "complex")]
public sealed partial record JudgedPrompt : IPrompt<string>
{
    [PromptInput]
    public required string Question { get; init; }

    [Validator]
    public static AnswerVerdict Judge(string answer) => Check.Length(answer, 4, 100) && Check.Cites(answer, "K-1", "K-2");
}

[Prompt]
[Cascade("simple", "complex", ThrowsWhenRejected = true, HoldsBack = true, Carry = CascadeCarry.Answer)]
public sealed partial record StrictPrompt : IPrompt<string>
{
    [PromptInput]
    public required string Question { get; init; }

    [Validator]
    public static ValueTask<AnswerVerdict> Judge(string answer, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<AnswerVerdict>(cancellationToken)
        : new(answer == "good" ? AnswerVerdict.Valid : AnswerVerdict.Reject("It is not good."));
}

[Prompt]
[Cascade("simple", "complex", Carry = CascadeCarry.Nothing)]
public sealed partial record SilentPrompt : IPrompt<string>
{
    [PromptInput]
    public required string Question { get; init; }

    [Validator]
    public static Task<AnswerVerdict> Judge(SilentPrompt prompt, string answer) =>
        Task.FromResult(answer == prompt.Question ? AnswerVerdict.Valid : AnswerVerdict.Reject("It is not good."));
}
