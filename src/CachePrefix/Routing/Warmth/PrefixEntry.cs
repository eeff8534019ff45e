namespace CachePrefix;

/// <summary>
/// What is known of one prefix in one model's cache. Two pieces of knowledge are joined by taking the later of each time, so that it makes no
/// difference in which order answers arrive, how often one is told, or on which machine.
/// </summary>
/// <param name="Used">When the last request began that wrote or read it, in UTC ticks.</param>
/// <param name="Expires">When it ends unless it is used again.</param>
/// <param name="Readable">When what was written could be read at the latest: a prefix cannot be read before the answer to the request that writes it begins.</param>
/// <param name="Missed">When the last request began that would have read it and did not find it.</param>
/// <param name="Tokens">Its size in the model's own tokens, as of <paramref name="Used"/>.</param>
internal readonly record struct PrefixEntry(long Used, long Expires, long Readable, long Missed, int Tokens)
{
    /// <summary>A request that found nothing.</summary>
    public static PrefixEntry Miss(long at) => new(0, 0, 0, at, 0);

    /// <summary>Whether a request that begins now finds it. A request that began while it was being written proves nothing.</summary>
    public bool IsWarm(long now) => Expires > now && Missed <= Readable;

    /// <summary>Joins what is known from two sources.</summary>
    public PrefixEntry Join(in PrefixEntry other) => new(
        Math.Max(Used, other.Used),
        Math.Max(Expires, other.Expires),
        Math.Max(Readable, other.Readable),
        Math.Max(Missed, other.Missed),
        Used == other.Used ? Math.Max(Tokens, other.Tokens) : Used > other.Used ? Tokens : other.Tokens);
}
