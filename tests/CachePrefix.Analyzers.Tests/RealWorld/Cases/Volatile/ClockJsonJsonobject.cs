// reports CPA1001 on DateTime.UtcNow

using System.Text.Json.Nodes;

namespace Application;

class J
{
    public JsonObject Body(string q) => new()
    {
        ["messages"] = new JsonArray(new JsonObject { ["role"] = "system", ["content"] = "You are a bot at " + DateTime.UtcNow.ToString("o") }, new JsonObject { ["role"] = "user", ["content"] = q })
    };
}
