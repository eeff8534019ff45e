// reports CPA1001 on DateTime.UtcNow

namespace Application;

class Z(Azure.AI.Inference.ChatCompletionsClient c)
{
    public Task Ask(string q) => c.CompleteAsync(new Azure.AI.Inference.ChatCompletionsOptions { Messages = { new Azure.AI.Inference.ChatRequestSystemMessage($"You are helpful. UTC now: {DateTime.UtcNow:u}"), new Azure.AI.Inference.ChatRequestUserMessage(q) } });
}
