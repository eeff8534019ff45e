// reports CPA1009 on .Value

using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace Application;

class Ctl(IChatClient c, IHttpContextAccessor http)
{
    public Task<ChatResponse> Ask(string q)
    {
        var user = http.HttpContext!.User.FindFirst(ClaimTypes.Name)?.Value ?? "anonymous";
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, $"You are talking to {user}. Be polite and concise."), new(ChatRole.User, q)]);
    }
}
