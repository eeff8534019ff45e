using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Resilience.Tests.Support;

internal static class Clock
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>Lets the clock run, faster than it does in life, until a call is over; what it took on that clock.</summary>
    public static async Task<TimeSpan> RunAsync(this FakeTimeProvider time, Task call, TimeSpan? most = null)
    {
        var started = time.GetUtcNow();
        var end = started + (most ?? TimeSpan.FromHours(1));
        while (!call.IsCompleted && time.GetUtcNow() < end)
        {
            await Task.Yield();
            await Task.Delay(1);
            if (!call.IsCompleted)
                time.Advance(Step);
        }

        return time.GetUtcNow() - started;
    }
}
