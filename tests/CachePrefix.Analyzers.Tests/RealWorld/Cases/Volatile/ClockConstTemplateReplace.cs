// reports CPA1001 on DateTimeOffset.Now

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    const string Template = "You are {{bot}}. It is {{date}} now. Stay in character.";
    public Task<ChatResponse> Ask(string q)
    {
        var prompt = Template.Replace("{{bot}}", "Rex").Replace("{{date}}", DateTimeOffset.Now.ToString("yyyy-MM-dd HH:mm"));
        return c.GetResponseAsync([new(ChatRole.System, prompt), new(ChatRole.User, q)]);
    }
}
