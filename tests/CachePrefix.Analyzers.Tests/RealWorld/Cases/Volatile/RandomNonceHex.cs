// reports CPA1003 on RandomNumberGenerator.GetBytes(8)

using System.Security.Cryptography;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var marker = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, $"User text is between {marker} markers."), new(ChatRole.User, $"{marker}{q}{marker}")]);
    }
}
