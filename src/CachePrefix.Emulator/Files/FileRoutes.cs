using System.Globalization;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.OpenAI;

namespace CachePrefix.Emulator.Files;

/// <summary>OpenAI's files.</summary>
internal static class FileRoutes
{
    private const long MostBytes = 512L << 20;
    private const long MostBatchBytes = 200L << 20;

    private static readonly string[] Purposes = ["assistants", "batch", "fine-tune", "vision", "user_data", "evals"];

    public static void Map(WebApplication application, EmulatorServices services, string prefix, FileStore store)
    {
        Task Run(HttpContext context, Func<ResourceRequest, ProviderResponse> answer) => services.Resources.RunAsync(context, OpenAIErrors.Form, answer, MostBytes);
        application.MapPost($"{prefix}/files", context => Run(context, request => Create(request, store)));
        application.MapGet($"{prefix}/files", context => Run(context, request => OpenAIList.Page(
            request,
            store.List(OpenAIKey.Read(request.Headers)).Where(file => request.Query("purpose") is not { Length: > 0 } purpose || file.Purpose == purpose).Select(file => file.ToJson()),
            10_000)));
        application.MapGet($"{prefix}/files/{{id}}", context => Run(context, request => ProviderResponse.Json(JsonBytes.Of(Find(request, store).ToJson()))));
        application.MapGet($"{prefix}/files/{{id}}/content", context => Run(context, request =>
            ProviderResponse.Json(Find(request, store).Content.ToArray()) with { ContentType = "application/octet-stream" }));
        application.MapDelete($"{prefix}/files/{{id}}", context => Run(context, request =>
        {
            var file = Find(request, store);
            store.Remove(OpenAIKey.Read(request.Headers), file.Id);
            return ProviderResponse.Json(JsonBytes.Of(new JsonObject { ["id"] = file.Id, ["object"] = "file", ["deleted"] = true }));
        }));
    }

    private static ProviderResponse Create(ResourceRequest request, FileStore store)
    {
        var key = OpenAIKey.Read(request.Headers);
        var form = FileForm.Read(request);
        if (form.Content is not { } content)
            throw OpenAIErrors.Missing("file");
        if (!form.Fields.TryGetValue("purpose", out var purpose))
            throw OpenAIErrors.Missing("purpose");
        if (!Purposes.Contains(purpose))
            throw OpenAIErrors.Invalid($"'{purpose}' is not one of [{string.Join(", ", Purposes.Select(name => $"'{name}'"))}] - 'purpose'", "purpose");
        if (content.Length == 0)
            throw OpenAIErrors.Invalid("File is empty.", "file");
        var name = form.Name ?? "file";
        if (purpose == "batch" && !name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            throw OpenAIErrors.Invalid($"Invalid file format for Batch API. Must be .jsonl; '{name}' is not.", "file");
        if (purpose == "batch" && content.Length > MostBatchBytes)
            throw OpenAIErrors.Invalid($"File is too large for the Batch API: {content.Length} bytes. The limit is {MostBatchBytes} bytes.", "file");
        DateTimeOffset? expires = form.Fields.TryGetValue("expires_after[seconds]", out var seconds) && double.TryParse(seconds, CultureInfo.InvariantCulture, out var number)
            ? request.Now.AddSeconds(number)
            : null;
        return ProviderResponse.Json(JsonBytes.Of(store.Add(key, name, purpose, content, expires).ToJson()));
    }

    private static StoredFile Find(ResourceRequest request, FileStore store) =>
        store.Find(OpenAIKey.Read(request.Headers), request.Route("id")) ?? throw OpenAIErrors.UnknownObject($"No such File object: {request.Route("id")}", "id");
}
