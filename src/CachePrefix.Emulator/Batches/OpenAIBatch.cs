using System.Text.Json.Nodes;

namespace CachePrefix.Emulator.Batches;

/// <summary>A batch as OpenAI keeps it: its job, or why its file cannot be worked off.</summary>
internal sealed class OpenAIBatch
{
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string Endpoint { get; init; }

    public required string InputFileId { get; init; }

    public required string Metadata { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>What is wrong with the file; empty for nothing.</summary>
    public required IReadOnlyList<BatchFileError> Errors { get; init; }

    /// <summary>The work; <see langword="null"/> where the file cannot be worked off.</summary>
    public required BatchJob? Job { get; init; }

    /// <summary>How long output is kept.</summary>
    public required TimeSpan OutputKept { get; init; }

    public string? OutputFileId { get; set; }

    public string? ErrorFileId { get; set; }

    /// <summary>Whether the files of results are written.</summary>
    public bool HasFiles { get; set; }

    public string Status => Job switch
    {
        null => "failed",
        { Ended: null, CancelRequested: not null } => "cancelling",
        { Ended: null } => "in_progress",
        { CancelRequested: not null } when Job.Count(LineState.Canceled) > 0 => "cancelled",
        { HasExpired: true } => "expired",
        _ => "completed",
    };

    public JsonObject ToJson(string? status = null)
    {
        status ??= Status;
        var ended = Job?.Ended?.ToUnixTimeSeconds();
        return new JsonObject
        {
            ["id"] = Id,
            ["object"] = "batch",
            ["endpoint"] = Endpoint,
            ["errors"] = status == "failed" ? new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. Errors.Select(error => (JsonNode)error.ToJson())]) } : null,
            ["input_file_id"] = InputFileId,
            ["completion_window"] = "24h",
            ["status"] = status,
            ["output_file_id"] = OutputFileId,
            ["error_file_id"] = ErrorFileId,
            ["created_at"] = Created.ToUnixTimeSeconds(),
            ["in_progress_at"] = status == "validating" || Job is null ? null : Created.ToUnixTimeSeconds(),
            ["expires_at"] = Created.AddHours(24).ToUnixTimeSeconds(),
            ["finalizing_at"] = ended,
            ["completed_at"] = status == "completed" ? ended : null,
            ["failed_at"] = status == "failed" ? Created.ToUnixTimeSeconds() : null,
            ["expired_at"] = status == "expired" ? ended : null,
            ["cancelling_at"] = Job?.CancelRequested?.ToUnixTimeSeconds(),
            ["cancelled_at"] = status == "cancelled" ? ended : null,
            ["request_counts"] = new JsonObject
            {
                ["total"] = Job?.Lines.Count ?? 0,
                ["completed"] = Job?.Count(LineState.Succeeded) ?? 0,
                ["failed"] = Job?.Count(LineState.Errored) ?? 0,
            },
            ["metadata"] = JsonNode.Parse(Metadata),
        };
    }
}
