// reports CPA1001 on DateTime.Now

using Microsoft.Extensions.AI;

namespace Application;

abstract class AgentBase(IChatClient c)
{
    protected abstract string SystemPrompt { get; }

    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, SystemPrompt), new(ChatRole.User, q)]);
}

class TimeAgent(IChatClient c) : AgentBase(c)
{
    protected override string SystemPrompt => $"It is {DateTime.Now:t}. You are a clock.";
}
