using System.Text.Json.Nodes;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>Writes one page of a list.</summary>
internal static class OpenAIList
{
    /// <summary>Takes the page that a request asks for with <c>after</c>, <c>limit</c> and <c>order</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="newestFirst">All items, the newest first.</param>
    /// <param name="most">The largest page.</param>
    public static ProviderResponse Page(ResourceRequest request, IEnumerable<JsonObject> newestFirst, int most = 100)
    {
        var items = (request.Query("order") == "asc" ? newestFirst.Reverse() : newestFirst).ToList();
        if (request.Query("after") is { Length: > 0 } after)
            items = [.. items.SkipWhile(item => (string?)item["id"] != after).Skip(1)];
        var limit = request.Query("limit", 20, most);
        var page = items.Take(limit).ToList();
        return ProviderResponse.Json(JsonBytes.Of(new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. page]),
            ["first_id"] = page.Count > 0 ? (string?)page[0]["id"] : null,
            ["last_id"] = page.Count > 0 ? (string?)page[^1]["id"] : null,
            ["has_more"] = items.Count > page.Count,
        }));
    }
}
