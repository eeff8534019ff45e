// reports CPA1001 on DateTimeOffset.UtcNow

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var options = new ChatOptions
        {
            Instructions = $"You are a scheduler. Now: {DateTimeOffset.UtcNow:R}. Use ISO dates in all answers."};
        return c.GetResponseAsync(q, options);
    }
}
