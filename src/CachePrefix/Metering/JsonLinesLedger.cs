using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CachePrefix;

/// <summary>
/// A ledger of JSON lines, for pipes and log shippers. Each line is an object with <c>call</c> (a <see cref="CallRecord"/>) or <c>outcome</c> (a
/// <see cref="CallOutcome"/>). Lines that a crash left unfinished are skipped when reading.
/// </summary>
public sealed class JsonLinesLedger : ICallLedger, IAsyncDisposable, IDisposable
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    private readonly string? _path;
    private readonly Stream _output;
    private bool _mayBeTorn;

    /// <summary>Appends to a file, which is created where there is none, and reads it.</summary>
    /// <param name="path">The path of the file.</param>
    public JsonLinesLedger(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = path;
        _output = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _mayBeTorn = _output.Position > 0;
    }

    /// <summary>Opens a file that another program writes.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static JsonLinesLedger OpenRead(string path) => File.Exists(path)
        ? new JsonLinesLedger(Stream.Null, path)
        : throw new FileNotFoundException($"There is no ledger '{path}'. Give the path that the program passes to JsonLinesLedger.", path);

    /// <summary>Writes to a stream, such as the standard output, and reads nothing.</summary>
    /// <param name="output">The stream; disposed with the ledger.</param>
    public JsonLinesLedger(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    private JsonLinesLedger(Stream output, string path)
    {
        _output = output;
        _path = path;
    }

    /// <inheritdoc />
    public async ValueTask AppendAsync(
        IReadOnlyList<CallRecord> records, IReadOnlyList<CallOutcome> outcomes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (_output == Stream.Null)
            throw new NotSupportedException($"The ledger '{_path}' was opened for reading. Create a JsonLinesLedger with the path to write.");

        using var buffer = new MemoryStream();
        if (_mayBeTorn)
            buffer.Write(NewLine);
        foreach (var record in records)
            Write(buffer, new LedgerLine(Call: record));
        foreach (var outcome in outcomes)
            Write(buffer, new LedgerLine(Outcome: outcome));
        _mayBeTorn = true;
        await _output.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken).ConfigureAwait(false);
        await _output.FlushAsync(cancellationToken).ConfigureAwait(false);
        _mayBeTorn = false;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<CallRecord> ReadAsync(CallQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await foreach (var line in ReadLinesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (line.Call is { } record && query.Matches(record))
                yield return record;
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<CallRollUp>> RollUpAsync(CallQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var hours = query with { From = query.From is { } from ? CallRollUpKey.HourOf(from) : null };
        return CallRollUps.OfAsync(ReadAsync(hours, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<OutcomeRollUp>> OutcomesAsync(CallQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var calls = new Dictionary<string, (string? Feature, string Prompt)>(StringComparer.Ordinal);
        var sums = new Dictionary<(DateOnly Day, string? Feature, string? Prompt, string Unit), (decimal Amount, long Calls)>();
        await foreach (var line in ReadLinesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (line.Call is { } record)
                calls[record.CallId] = (record.Feature, record.Prompt);
            if (line.Outcome is not { } outcome || outcome.Time < query.From || outcome.Time >= query.To)
                continue;

            (string? Feature, string? Prompt) call = calls.TryGetValue(outcome.CallId, out var known) ? known : default;
            if (query.Prompt is not null && query.Prompt != call.Prompt)
                continue;
            var key = (DateOnly.FromDateTime(outcome.Time.UtcDateTime), call.Feature, call.Prompt, outcome.Unit);
            var sum = sums.GetValueOrDefault(key);
            sums[key] = (sum.Amount + outcome.Amount, sum.Calls + 1);
        }

        return [.. sums.Select(static sum => new OutcomeRollUp(sum.Key.Day, sum.Key.Feature, sum.Key.Prompt, sum.Key.Unit, sum.Value.Amount, sum.Value.Calls))];
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _output.DisposeAsync();

    /// <inheritdoc />
    public void Dispose() => _output.Dispose();

    private static void Write(Stream output, LedgerLine line)
    {
        JsonSerializer.Serialize(output, line, CallRecordJsonContext.Default.LedgerLine);
        output.Write(NewLine);
    }

    private async IAsyncEnumerable<LedgerLine> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_path is null)
            throw new NotSupportedException("This ledger writes to a stream and cannot be read. Give JsonLinesLedger the path of a file instead.");

        using var reader = new StreamReader(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } text)
        {
            if (Parse(text) is { } line)
                yield return line;
        }
    }

    private static LedgerLine? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize(text, CallRecordJsonContext.Default.LedgerLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
