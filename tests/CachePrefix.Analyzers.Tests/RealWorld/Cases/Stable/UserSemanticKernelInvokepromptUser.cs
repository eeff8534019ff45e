using Microsoft.SemanticKernel;

namespace Application;

class S
{
    public Task<FunctionResult> Run(Kernel k) => k.InvokePromptAsync($"Translate this date {DateTimeOffset.Now:f} to French");
}
