// reports CPA1015 on isAdmin
// reports CPA1015 on user.IsInRole("admin")
using System.Security.Claims;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Application;

class AdminTools
{
    [KernelFunction]
    public string Refund(string order) => order;
}

class Desk(Kernel kernel, IChatCompletionService chat)
{
    public async Task<string> AskAsync(string question, bool isAdmin)
    {
        if (isAdmin)
            kernel.ImportPluginFromType<AdminTools>();
        return (await chat.GetChatMessageContentAsync(question, kernel: kernel)).Content!;
    }

    public async Task<string> AskAsync(string question, ClaimsPrincipal user)
    {
        if (user.IsInRole("admin"))
            kernel.Plugins.AddFromType<AdminTools>();
        return (await chat.GetChatMessageContentAsync(question, kernel: kernel)).Content!;
    }
}
