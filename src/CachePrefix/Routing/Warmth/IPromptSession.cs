namespace CachePrefix;

/// <summary>Implemented by prompts that know which conversation they belong to. Others are recognised by their history.</summary>
public interface IPromptSession
{
    /// <summary>The conversation's id; <see langword="null"/> or empty for none.</summary>
    string? SessionId { get; }
}
