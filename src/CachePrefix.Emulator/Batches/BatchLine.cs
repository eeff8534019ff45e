namespace CachePrefix.Emulator.Batches;

/// <summary>One request of a batch, and what came of it.</summary>
/// <param name="customId">The id that the client gave it.</param>
/// <param name="body">The request.</param>
internal sealed class BatchLine(string customId, ReadOnlyMemory<byte> body)
{
    public string CustomId => customId;

    public ReadOnlyMemory<byte> Body { get; private set; } = body;

    public LineState State { get; private set; }

    /// <summary>The response or the error, in the provider's form.</summary>
    public byte[] Result { get; private set; } = [];

    public int Status { get; private set; }

    /// <summary>The number from which ids are made.</summary>
    public long Number { get; private set; }

    /// <summary>Whether its line in the results is broken.</summary>
    public bool IsMalformed { get; private set; }

    public void Finish(LineState state, int status = 0, byte[]? result = null, long number = 0, bool isMalformed = false)
    {
        State = state;
        Status = status;
        Result = result ?? [];
        Number = number;
        IsMalformed = isMalformed;
        Body = default;
    }
}
