namespace ConversationRouting;

/// <summary>One turn of a conversation.</summary>
/// <param name="Kind">How hard the question is: 0, 1 or 2, as the tiers.</param>
/// <param name="Question">The question.</param>
/// <param name="Pause">The time since the last answer.</param>
internal sealed record Turn(int Kind, string Question, TimeSpan Pause);
