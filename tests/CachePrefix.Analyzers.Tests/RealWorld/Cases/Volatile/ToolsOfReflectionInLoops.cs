// reports CPA1015 on isAdmin
using System.Reflection;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using OpenAI.Chat;

namespace Application;

class Tools(IChatClient client, ChatClient openAI, Kernel kernel)
{
    public Task<ChatResponse> Loop(string question)
    {
        var options = new ChatOptions { Tools = [] };
        foreach (var method in typeof(ShopTools).GetMethods(BindingFlags.Public | BindingFlags.Static))
            options.Tools.Add(AIFunctionFactory.Create(method, (object?)null));
        return client.GetResponseAsync(question, options);
    }

    public Task<ChatResponse> List(string question)
    {
        var tools = new List<AITool>();
        foreach (var method in typeof(ShopTools).GetMethods())
            tools.Add(AIFunctionFactory.Create(method, (object?)null));
        return client.GetResponseAsync(question, new ChatOptions { Tools = tools });
    }

    public async Task<string> OfTheSdk(string question)
    {
        var options = new ChatCompletionOptions();
        foreach (var method in typeof(ShopTools).GetMethods())
            options.Tools.Add(ChatTool.CreateFunctionTool(method.Name, method.ToString()));
        return (await openAI.CompleteChatAsync([new UserChatMessage(question)], options)).Value.Content[0].Text;
    }

    public async Task<string> Plugins(string question, bool isAdmin)
    {
        if (isAdmin)
            kernel.ImportPluginFromType<ShopTools>();
        return (await kernel.InvokePromptAsync(question)).ToString();
    }

    public Task<ChatResponse> Sorted(string question)
    {
        var options = new ChatOptions { Tools = [] };
        foreach (var method in typeof(ShopTools).GetMethods().OrderBy(method => method.Name, StringComparer.Ordinal))
            options.Tools.Add(AIFunctionFactory.Create(method, (object?)null));
        return client.GetResponseAsync(question, options);
    }

    public void AtStart() => kernel.ImportPluginFromType<ShopTools>();

    public Task<ChatResponse> One(string question) =>
        client.GetResponseAsync(question, new ChatOptions { Tools = [AIFunctionFactory.Create(typeof(ShopTools).GetMethod("Find")!, (object?)null)] });

    sealed class ShopTools
    {
        [KernelFunction]
        public static string Find(string id) => id;
    }
}
