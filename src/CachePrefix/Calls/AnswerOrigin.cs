using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Where the messages of a response come from, as far as their raw form tells, which clients that keep responses do not keep.</summary>
[Flags]
internal enum AnswerOrigin
{
    None = 0,
    Provider = 1,
    Kept = 2,
}

internal static class AnswerOrigins
{
    public static AnswerOrigin Of(ChatResponse response)
    {
        var origin = AnswerOrigin.None;
        foreach (var message in response.Messages)
        {
            if (message.Role == ChatRole.Assistant)
                origin |= Of(message.RawRepresentation);
        }

        return origin is AnswerOrigin.Kept or AnswerOrigin.None ? Of(response.RawRepresentation) : origin;
    }

    public static AnswerOrigin Of(ChatResponseUpdate update) => update.Role == ChatRole.Tool ? AnswerOrigin.None : Of(update.RawRepresentation);

    private static AnswerOrigin Of(object? rawRepresentation) => rawRepresentation is null ? AnswerOrigin.Kept : AnswerOrigin.Provider;
}
