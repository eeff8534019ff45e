// reports CPA1002 on DateTime.Today

using Microsoft.Extensions.AI;

namespace Application;

class Builder
{
    readonly List<ChatMessage> _messages = [];
    public Builder AddSystem(string text)
    {
        _messages.Add(new ChatMessage(ChatRole.System, text));
        return this;
    }

    public List<ChatMessage> Build() => _messages;
}

class Agent
{
    static string Describe(DateTime now) => $"The date is {now:yyyy-MM-dd}. Follow the rules.";
    public List<ChatMessage> Go() => new Builder().AddSystem(Describe(DateTime.Today)).Build();
}
