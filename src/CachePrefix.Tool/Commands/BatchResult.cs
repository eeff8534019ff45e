namespace CachePrefix.Tool.Commands;

/// <summary>What became of a prompt of a run.</summary>
/// <param name="Position">The prompt's position in the run.</param>
/// <param name="Tier">The tier that was asked last.</param>
/// <param name="State">What became of it.</param>
/// <param name="Text">The text of the answer.</param>
/// <param name="Error">Why there is none.</param>
internal sealed record BatchResult(int Position, string Tier, BatchLineState State, string? Text, string? Error);
