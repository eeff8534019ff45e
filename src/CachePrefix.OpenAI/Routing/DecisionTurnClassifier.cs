using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using CachePrefix.Models;
using OpenAI;

namespace CachePrefix.OpenAI;

/// <summary>Labels turns with OpenAI's decisions endpoint: probabilities instead of text, with free output.</summary>
/// <remarks>
/// Sends through the pipeline of the SDK's client, because <c>DecisionsClient</c> came with OpenAI 2.15.0, which Microsoft.Extensions.AI.OpenAI 10.11.0 does not work with.
/// Source: https://developers.openai.com/api/reference/resources/decisions, read 2026-11-26.
/// </remarks>
public sealed class DecisionTurnClassifier : ITurnClassifier
{
    private readonly OpenAIClient _client;
    private readonly string _model;
    private readonly string _question;
    private readonly ModelCatalog _catalog;
    private readonly TimeProvider _time;

    /// <summary>Takes the client.</summary>
    /// <param name="client">The SDK's client.</param>
    /// <param name="model">The id of a model with decisions, such as <c>gpt-6-luna</c>.</param>
    /// <param name="question">What is decided.</param>
    /// <param name="catalog">The prices; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</param>
    /// <param name="timeProvider">Tells the day whose prices count; the system's when <see langword="null"/>.</param>
    public DecisionTurnClassifier(
        OpenAIClient client,
        string model,
        string question = "Which label fits the message best?",
        ModelCatalog? catalog = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        _client = client;
        _model = model;
        _question = question;
        _catalog = catalog ?? ModelCatalog.Default;
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc />
    public async ValueTask<TurnLabel> ClassifyAsync(string turn, IReadOnlyList<RouteLabel> labels, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(labels);
        using var message = _client.Pipeline.CreateMessage();
        message.Request.Method = "POST";
        message.Request.Uri = new Uri($"{_client.Endpoint.AbsoluteUri.TrimEnd('/')}/decisions");
        message.Request.Headers.Set("Content-Type", "application/json");
        message.Request.Content = BinaryContent.Create(Write(turn, labels));
        message.Apply(new RequestOptions { CancellationToken = cancellationToken });
        await _client.Pipeline.SendAsync(message).ConfigureAwait(false);
        if (message.Response is not { IsError: false } response)
            return new TurnLabel(Label: null, Confidence: null, default, Cost: 0);

        using var json = JsonDocument.Parse(response.Content);
        var usage = UsageOf(json.RootElement);
        var (label, confidence) = Read(json.RootElement);
        return new TurnLabel(label, confidence, usage, CostOf(usage));
    }

    private BinaryData Write(string turn, IReadOnlyList<RouteLabel> labels)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("model", _model);
            json.WriteString("input", turn);
            json.WriteStartArray("questions");
            json.WriteStartObject();
            json.WriteString("type", "choice");
            json.WriteString("name", "label");
            json.WriteString("instructions", _question);
            json.WriteStartArray("choices");
            foreach (var label in labels)
            {
                json.WriteStartObject();
                json.WriteString("value", label.Name);
                json.WriteString("description", label.Description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return BinaryData.FromBytes(stream.ToArray());
    }

    private static (string? Label, double? Confidence) Read(JsonElement root)
    {
        if (!root.TryGetProperty("answers", out var answers) || answers.ValueKind != JsonValueKind.Array || answers.GetArrayLength() != 1)
            return default;

        var answer = answers[0];
        if (!answer.TryGetProperty("choice", out var choice) || choice.ValueKind != JsonValueKind.String)
            return default;

        var label = choice.GetString();
        return (label, ProbabilityOf(answer, label));
    }

    private static double? ProbabilityOf(JsonElement answer, string? label)
    {
        if (!answer.TryGetProperty("probabilities", out var options) || options.ValueKind != JsonValueKind.Array)
            return null;

        foreach (var option in options.EnumerateArray())
        {
            if (option.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(label)
                && option.TryGetProperty("probability", out var probability) && probability.TryGetDouble(out var number))
                return number;
        }

        return null;
    }

    private static TokenUsage UsageOf(JsonElement root)
    {
        if (!root.TryGetProperty("usage", out var usage) || !usage.TryGetProperty("input_tokens", out var input) || !input.TryGetInt64(out var tokens))
            return default;

        var read = usage.TryGetProperty("input_tokens_details", out var details) && details.TryGetProperty("cached_tokens", out var cached) && cached.TryGetInt64(out var number) ? number : 0;
        return new TokenUsage(tokens - read, read);
    }

    private decimal? CostOf(in TokenUsage usage) => usage.TotalInput > 0 ? _catalog.CostOf(_model, usage, DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime))?.Total : null;
}
