namespace CachePrefix;

/// <summary>Where a segment lies in a request's messages.</summary>
/// <param name="Segment">The index into <see cref="PromptLayout.Segments"/>.</param>
/// <param name="Message">The index of its first message.</param>
/// <param name="MessageCount">The number of its messages; 1 when it is part of a message.</param>
/// <param name="Content">The index of its first content in that message; 0 when it fills whole messages.</param>
/// <param name="ContentCount">The number of its contents; -1 when it fills whole messages.</param>
internal readonly record struct SegmentSpan(int Segment, int Message, int MessageCount, int Content = 0, int ContentCount = -1);
