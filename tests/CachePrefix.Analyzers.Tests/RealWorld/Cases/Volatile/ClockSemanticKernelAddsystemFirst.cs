// reports CPA1001 on DateTimeOffset.Now

using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Microsoft.SemanticKernel;

namespace Application;

class S
{
    public async Task<string> Ask(Kernel k, IChatCompletionService ccs, string query)
    {
        var history = new ChatHistory();
        history.AddSystemMessage($"The current date is {DateTimeOffset.Now}");
        history.AddSystemMessage("When listing data, make additional function calls.");
        history.AddUserMessage(query);
        var r = await ccs.GetChatMessageContentAsync(history, new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() }, k);
        return r.Content!;
    }
}
