using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace ExistingCode;

/// <summary>Answers customers, with Microsoft.Extensions.AI.</summary>
public sealed class SupportAssistant
{
    private int _turn;

    public List<ChatMessage> Messages(string question)
    {
        _turn++;
        return
        [
            new(ChatRole.System, $"You answer questions about Acme's products. It is {Clock.Now()}. Never promise a refund."),
            new(ChatRole.User, question),
        ];
    }

    public List<ChatMessage> Continue(IEnumerable<ChatMessage> history, string question)
    {
        var messages = new List<ChatMessage>();
        messages.Add(new ChatMessage(ChatRole.System, $"You answer questions about Acme's products. This is turn {_turn}. Be brief."));
        messages.AddRange(history);
        messages.Add(new ChatMessage(ChatRole.User, question));
        return messages;
    }
}
