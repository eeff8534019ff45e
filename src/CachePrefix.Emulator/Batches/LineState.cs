namespace CachePrefix.Emulator.Batches;

/// <summary>How far one request of a batch has come.</summary>
internal enum LineState
{
    Pending,
    Succeeded,
    Errored,
    Canceled,
    Expired,
}
