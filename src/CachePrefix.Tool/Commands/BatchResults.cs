using System.Globalization;
using System.Text.Json;

namespace CachePrefix.Tool.Commands;

/// <summary>Reads the results that a store has copied, in the forms of all providers.</summary>
internal static class BatchResults
{
    public static async Task<IReadOnlyList<BatchResult>> ReadAsync(IBatchStore store, BatchRun run, CancellationToken cancellationToken)
    {
        var results = new SortedDictionary<int, BatchResult>();
        foreach (var part in run.Parts.OrderBy(static part => part.Number))
        {
            if (await store.OpenAsync(run.Name, FileName(part.Number), cancellationToken).ConfigureAwait(false) is not { } stream)
                continue;

            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (TryRead(part.Tier, line) is { } result)
                    results[result.Position] = result;
            }
        }

        return [.. results.Values];
    }

    private static string FileName(int part) => string.Create(CultureInfo.InvariantCulture, $"part-{part:0000}.results.jsonl");

    private static BatchResult? TryRead(string tier, string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return null;

        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (PositionOf(Text(root, "custom_id") ?? Text(root, "customId")) is not { } position)
                return null;

            var answer = Member(Member(root, "result"), "message") ?? Member(Member(root, "response"), "body") ?? Member(root, "response");
            var text = answer is { } given ? Answer(given) : null;
            return text is not null
                ? new BatchResult(position, tier, BatchLineState.Succeeded, text, Error: null)
                : new BatchResult(position, tier, StateOf(root), Text: null, Error(root));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The id is <c>cp-run-part-position-content</c>.</summary>
    private static int? PositionOf(string? id) =>
        id?.Split('-') is [_, _, _, var position, _] && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static BatchLineState StateOf(JsonElement root) => (Text(Member(root, "result"), "type") ?? Text(Member(root, "error"), "code")) switch
    {
        "expired" or "batch_expired" => BatchLineState.Expired,
        "canceled" or "batch_cancelled" => BatchLineState.Cancelled,
        _ => BatchLineState.Failed,
    };

    private static string Error(JsonElement root)
    {
        var anthropic = Member(Member(root, "result"), "error");
        return Text(Member(anthropic, "error"), "message") ?? Text(anthropic, "message") ?? Text(Member(Member(Member(root, "response"), "body"), "error"), "message")
            ?? Text(Member(root, "error"), "message") ?? Text(root, "error") ?? Text(Member(root, "result"), "type") ?? "no answer";
    }

    private static string? Answer(JsonElement answer)
    {
        var blocks = Items(answer, "content")
            .Concat(Items(answer, "choices").Select(static choice => Member(choice, "message")).OfType<JsonElement>())
            .Concat(Items(answer, "output").SelectMany(static item => Items(item, "content")))
            .Concat(Items(answer, "messages").SelectMany(static message => Items(message, "contents")))
            .ToList();
        var texts = blocks.Select(static block => Text(block, "text") ?? Text(block, "content")).OfType<string>().ToList();
        return texts.Count == 0 ? null : string.Concat(texts);
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } owner && owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
