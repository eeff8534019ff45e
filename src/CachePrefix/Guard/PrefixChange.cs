namespace CachePrefix;

/// <summary>A segment that changed between two calls that should have shared it.</summary>
/// <param name="Prompt">The prompt's name; <c>chat</c> for requests that come from no prompt definition.</param>
/// <param name="Segment">The segment's name.</param>
/// <param name="Stability">The rung that the segment stands on.</param>
/// <param name="Position">The index of the first character that differs.</param>
/// <param name="Before">The surroundings of that character in the earlier call, redacted unless the options say otherwise.</param>
/// <param name="After">The surroundings of that character in the later call, redacted unless the options say otherwise.</param>
public sealed record PrefixChange(string Prompt, string Segment, Stability Stability, int Position, string Before, string After);
