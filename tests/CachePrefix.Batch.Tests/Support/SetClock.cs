namespace CachePrefix.Batch.Tests.Support;

/// <summary>The system's clock as somebody has set it.</summary>
internal sealed class SetClock : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + Offset;
}
