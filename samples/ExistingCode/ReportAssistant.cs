using System;
using Anthropic.Models.Messages;

namespace ExistingCode;

/// <summary>Writes reports, with the official Anthropic SDK.</summary>
public sealed class ReportAssistant
{
    public MessageCreateParams Request(string figures) => new()
    {
        Model = "claude-haiku-4-5",
        MaxTokens = 1000,
        System = $"You write monthly reports. Use short sentences. Trace {Guid.NewGuid()} on {Environment.MachineName}.",
        Messages = [new UserMessageParam(figures)],
    };
}
