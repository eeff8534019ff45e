// reports CPA1007 on Vat

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    const double Vat = 0.19;
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, string.Format("VAT is {0:P0}", Vat)), new(ChatRole.User, q)]);
}
