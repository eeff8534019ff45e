using CachePrefix.Models;

namespace CachePrefix.Emulator.Prompts;

/// <summary>One piece of a prompt: a tool, the head of a message, or one part of its content.</summary>
/// <param name="Message">The index of the message; -1 for what stands before the messages.</param>
/// <param name="Role">The role of the message: user, system, assistant or tool; empty before the messages.</param>
/// <param name="Kind">What the content is.</param>
/// <param name="Content">The text, or for an attachment the JSON that tells it from others.</param>
internal readonly record struct PromptPart(int Message, string Role, PartKind Kind, string Content)
{
    /// <summary>Images, audio and files are not opened; each counts as much as a page.</summary>
    public const int TokensPerAttachment = 1_500;

    /// <summary>The breakpoint on the part; <see langword="null"/> for none.</summary>
    public PartMarker? Marker { get; init; }

    public bool IsText => Kind == PartKind.Text;

    public int CountTokens() => Kind == PartKind.Attachment ? TokensPerAttachment : TokenEstimate.Of(Content).Likely;
}
