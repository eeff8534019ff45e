using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CachePrefix.Evaluation;

/// <summary>
/// Records in two halves: one to choose on, one to report on. What was chosen looks better on the data that it was chosen on than it is, so the halves are of
/// different types and share no source.
/// </summary>
/// <typeparam name="T">The type of the records.</typeparam>
public sealed class CalibrationSplit<T>
{
    private CalibrationSplit(IReadOnlyList<T> choosing, IReadOnlyList<T> reporting)
    {
        Choosing = new ChoosingHalf<T>(choosing);
        Reporting = new ReportingHalf<T>(reporting);
    }

    /// <summary>The half to choose on.</summary>
    public ChoosingHalf<T> Choosing { get; }

    /// <summary>The half to report on.</summary>
    public ReportingHalf<T> Reporting { get; }

    /// <summary>Splits records by source: all records of a conversation or document fall into the same half, on every machine and in every run.</summary>
    /// <param name="records">The records.</param>
    /// <param name="sourceOf">What a record was taken from.</param>
    /// <param name="seed">Another seed splits otherwise. Not to be tried until the report pleases.</param>
    /// <returns>The halves.</returns>
    /// <exception cref="EvaluationException">A half is empty.</exception>
    public static CalibrationSplit<T> BySource(IEnumerable<T> records, Func<T, string> sourceOf, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(sourceOf);
        List<T> choosing = [], reporting = [];
        foreach (var record in records)
            (IsChoosing(sourceOf(record), seed) ? choosing : reporting).Add(record);
        if (choosing.Count == 0 || reporting.Count == 0)
            throw new EvaluationException($"{choosing.Count + reporting.Count} records cannot be split by source: a half would be empty. Take records of more sources.");
        return new CalibrationSplit<T>(choosing, reporting);
    }

    /// <summary>Takes halves that were split elsewhere, and refuses them when a source is in both.</summary>
    /// <param name="choosing">The half to choose on.</param>
    /// <param name="reporting">The half to report on.</param>
    /// <param name="sourceOf">What a record was taken from.</param>
    /// <returns>The halves.</returns>
    /// <exception cref="EvaluationException">A half is empty, or the same data is in both.</exception>
    public static CalibrationSplit<T> Of(IEnumerable<T> choosing, IEnumerable<T> reporting, Func<T, string> sourceOf)
    {
        ArgumentNullException.ThrowIfNull(choosing);
        ArgumentNullException.ThrowIfNull(reporting);
        ArgumentNullException.ThrowIfNull(sourceOf);
        List<T> one = [.. choosing], other = [.. reporting];
        if (one.Count == 0 || other.Count == 0)
            throw new EvaluationException($"The halves have {one.Count} and {other.Count} records; neither may be empty.");
        var sources = one.Select(sourceOf).ToHashSet(StringComparer.Ordinal);
        if (other.Select(sourceOf).FirstOrDefault(sources.Contains) is { } shared)
            throw new EvaluationException($"The source '{shared}' is in both halves. A threshold must not be reported on the data that it was chosen on: split by source.");
        return new CalibrationSplit<T>(one, other);
    }

    private static bool IsChoosing(string source, ulong seed)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}:{source}")), hash);
        return BinaryPrimitives.ReadUInt32LittleEndian(hash) < uint.MaxValue / 2;
    }
}

/// <summary>The half of a split to choose on.</summary>
/// <typeparam name="T">The type of the records.</typeparam>
public sealed class ChoosingHalf<T>
{
    internal ChoosingHalf(IReadOnlyList<T> records) => Records = records;

    /// <summary>The records.</summary>
    public IReadOnlyList<T> Records { get; }
}

/// <summary>The half of a split to report on.</summary>
/// <typeparam name="T">The type of the records.</typeparam>
public sealed class ReportingHalf<T>
{
    internal ReportingHalf(IReadOnlyList<T> records) => Records = records;

    /// <summary>The records.</summary>
    public IReadOnlyList<T> Records { get; }
}
