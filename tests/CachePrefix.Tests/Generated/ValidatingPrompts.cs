namespace CachePrefix.Tests.Generated;

/// <summary>A prompt that cannot be made without a question.</summary>
[Prompt]
[Tier("simple")]
public sealed partial class RefusingPrompt : IPrompt<string>
{
    public RefusingPrompt(string handbook, string question)
    {
        ArgumentException.ThrowIfNullOrEmpty(question);
        Handbook = handbook;
        Question = question;
    }

    [CachedPrefix(Stability.Deployment)]
    public string Handbook { get; }

    [PromptInput]
    public string Question { get; }
}

/// <summary>A prompt whose accessor fails without a question.</summary>
[Prompt]
[Tier("simple")]
public sealed partial record TrimmingPrompt : IPrompt<string>
{
    private readonly string _question = "";

    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [PromptInput]
    public required string Question
    {
        get => _question;
        init => _question = value.Trim();
    }
}
