using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    [Description("Gets the current time")]
    static string GetTime() => DateTime.Now.ToString("T");
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, "You are a bot. If asked for the current date, call get_time."), new(ChatRole.User, q)], new ChatOptions { Tools = [AIFunctionFactory.Create(GetTime, "get_time"), AIFunctionFactory.Create(() => Guid.NewGuid().ToString(), "new_id")] });
}
