// reports CPA1010 on source

namespace Application;

class B(Betalgo.Ranul.OpenAI.Interfaces.IOpenAIService s)
{
    public Task<Betalgo.Ranul.OpenAI.ObjectModels.ResponseModels.ChatCompletionCreateResponse> T(string source, string target, string text) => s.ChatCompletion.CreateCompletion(new() { Messages = new List<Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage> { Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromSystem($"Translate the following {source} text to {target}:"), Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromUser(text) }, Model = "m" });
}
