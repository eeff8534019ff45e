// reports CPA1009 on ctx.Request.Headers["Accept-Language"]

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace Application;

static class Endpoints
{
    public static async Task<string> Handle(HttpContext ctx, IChatClient c, string q)
    {
        var lang = ctx.Request.Headers["Accept-Language"].ToString();
        var r = await c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Answer in {lang}. You are the shop's assistant."), new ChatMessage(ChatRole.User, q)]);
        return r.Text;
    }
}
