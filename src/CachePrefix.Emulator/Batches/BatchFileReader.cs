using System.Text.Json;

namespace CachePrefix.Emulator.Batches;

/// <summary>Reads a file of requests, one a line, and says what is wrong with it.</summary>
internal sealed class BatchFileReader(string endpoint)
{
    private const int MostRequests = 50_000;
    private const int MostErrors = 50;

    private readonly List<BatchFileError> _errors = [];
    private readonly List<BatchLine> _lines = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private string? _model;

    public static (IReadOnlyList<BatchLine> Lines, IReadOnlyList<BatchFileError> Errors) Read(ReadOnlyMemory<byte> file, string endpoint)
    {
        var reader = new BatchFileReader(endpoint);
        var number = 0;
        for (var rest = file; rest.Length > 0 && reader._errors.Count < MostErrors;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            number++;
            if (line.Span.Trim(" \r\t"u8).Length > 0)
                reader.ReadLine(line, number);
        }

        if (reader._lines.Count == 0 && reader._errors.Count == 0)
            reader.Add("empty_file", "The input file is empty. Please ensure that the batch contains at least one request.", null);
        if (reader._lines.Count > MostRequests)
            reader.Add("too_many_tasks", $"The batch input file contains too many requests: {reader._lines.Count}. The limit is {MostRequests}.", null);
        return (reader._lines, reader._errors);
    }

    private void ReadLine(ReadOnlyMemory<byte> line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            ReadRequest(document.RootElement, number);
        }
        catch (JsonException)
        {
            Add("invalid_json_line", "This line is not parseable as valid JSON.", number);
        }
    }

    private void ReadRequest(JsonElement root, int number)
    {
        if (Json.Text(root, "custom_id") is not { Length: > 0 } id)
            Add("missing_required_parameter", "Missing required parameter: 'custom_id'.", number);
        else if (!_ids.Add(id))
            Add("duplicate_custom_id", $"The custom_id '{id}' is used more than once in this file.", number);
        else if (Json.Text(root, "method") != "POST")
            Add("invalid_method", "The method must be 'POST'.", number);
        else if (Json.Text(root, "url") != endpoint)
            Add("invalid_url", $"The URL provided for this request does not match the batch endpoint. Expected '{endpoint}'.", number);
        else if (!Json.TryGet(root, "body", out var body) || body.ValueKind != JsonValueKind.Object)
            Add("missing_required_parameter", "Missing required parameter: 'body'.", number);
        else if (Json.Text(body, "model") is var model && _model is not null && model != _model)
            Add("mismatched_model", $"The provided model '{model}' does not match the model of the rest of the batch, '{_model}'. A file may hold requests to one model only.", number);
        else
        {
            _model = model;
            _lines.Add(new BatchLine(id, System.Text.Encoding.UTF8.GetBytes(body.GetRawText())));
        }
    }

    private void Add(string code, string message, int? line) => _errors.Add(new BatchFileError(code, message, line));
}
