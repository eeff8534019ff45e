using System.ComponentModel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel;

namespace Application;

class TimePlugin
{
    [KernelFunction, Description("Current time")]
    public string Now() => DateTime.Now.ToString("R");
    [KernelFunction]
    public string Id() => Guid.NewGuid().ToString();
}

class S
{
    public async Task Ask(Kernel k, IChatCompletionService c, string q)
    {
        k.Plugins.AddFromType<TimePlugin>("time");
        k.ImportPluginFromFunctions("x", [KernelFunctionFactory.CreateFromMethod(() => DateTime.UtcNow.ToString("o"), "utc", "Retrieves the current time in UTC.")]);
        ChatHistory h = new("You are a bot.");
        h.AddUserMessage(q);
        await c.GetChatMessageContentAsync(h, kernel: k);
    }
}
