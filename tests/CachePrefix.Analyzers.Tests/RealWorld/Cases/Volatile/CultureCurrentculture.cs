// reports CPA1007 on CultureInfo.CurrentUICulture

using System.Globalization;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, $"Answer in {CultureInfo.CurrentUICulture.DisplayName}. Be brief."), new(ChatRole.User, q)]);
}
