// reports CPA1001 on DateTime.Now

using Microsoft.SemanticKernel.Connectors.OpenAI;
using Microsoft.SemanticKernel;

namespace Application;

class S
{
    public Task<FunctionResult> Run(Kernel k, string q) => k.InvokePromptAsync(q, new(new OpenAIPromptExecutionSettings { ChatSystemPrompt = $"It is {DateTime.Now:t}. You are a barman." }));
}
