namespace CachePrefix.Batch.Tests.Support;

/// <summary>A clock on which hours pass in a moment, for all who share it.</summary>
internal sealed class FastTime(double factor) : TimeProvider
{
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly long _begun = System.GetTimestamp();

    /// <summary>Added to what is told, as by somebody who sets the clock.</summary>
    public TimeSpan Jump { get; set; }

    public override DateTimeOffset GetUtcNow() => _start + Jump + (System.GetElapsedTime(_begun) * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period));

    private TimeSpan Scaled(TimeSpan time) => time > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / factor)) : time;
}
