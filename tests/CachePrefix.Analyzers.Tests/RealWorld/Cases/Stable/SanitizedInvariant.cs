using System.Globalization;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    const double Vat = 0.19;
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, string.Create(CultureInfo.InvariantCulture, $"VAT is {Vat:P0}; max {1000.5.ToString("N1", CultureInfo.InvariantCulture)}")), new(ChatRole.User, q)]);
}
