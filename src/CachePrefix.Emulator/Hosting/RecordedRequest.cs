using System.Text;

namespace CachePrefix.Emulator;

/// <summary>One request as it arrived.</summary>
/// <param name="Number">Counts from one, in the order of arrival.</param>
/// <param name="Path">The path that it was sent to.</param>
/// <param name="Time">When it arrived, by the emulator's clock.</param>
/// <param name="Body">The bytes sent.</param>
public sealed record RecordedRequest(long Number, string Path, DateTimeOffset Time, ReadOnlyMemory<byte> Body)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);
}
