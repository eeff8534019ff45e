using System.Diagnostics;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Application;

class ProcessPlugin(string folder)
{
    private readonly string[] _files = Directory.GetFiles(folder);
    private readonly List<string> _names = [.. Process.GetProcesses().Select(process => process.ProcessName)];

    [KernelFunction]
    public string Find(string name) => _files.Concat(_names).First(file => file == name);
}

class Desk(Kernel kernel, IChatCompletionService chat)
{
    public async Task<string> AskAsync(string question)
    {
        kernel.ImportPluginFromObject(new ProcessPlugin(Path.GetTempPath()), "processes");
        kernel.ImportPluginFromPromptDirectory(Path.Combine(Directory.GetCurrentDirectory(), "prompts"), "prompts");
        ChatHistory history = new("You help with the processes of this machine.");
        history.AddUserMessage(question);
        return (await chat.GetChatMessageContentAsync(history, kernel: kernel)).Content!;
    }
}
