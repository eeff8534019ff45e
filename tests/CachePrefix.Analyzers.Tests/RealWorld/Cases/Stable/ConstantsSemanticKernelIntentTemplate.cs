using Microsoft.SemanticKernel;

namespace Application;

class S
{
    public Task<FunctionResult> Run(Kernel k, string q)
    {
        var f = k.CreateFunctionFromPrompt("<message role=\"system\">What is the intent? Choices: {{choices}}. Today is a placeholder.</message><message role=\"user\">{{$request}}</message>");
        return k.InvokeAsync(f, new() { ["request"] = $"{q} ({DateTime.Now:d})", ["choices"] = "a, b" });
    }
}
