// reports CPA1001 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var vars = new Dictionary<string, string>
        {
            ["name"] = "Bob",
            ["now"] = DateTime.Now.ToString("g")
        };
        var p = "You are {{name}}. Now {{now}}.";
        foreach (var(k, v)in vars)
            p = p.Replace("{{" + k + "}}", v);
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, p), new(ChatRole.User, q)]);
    }
}
