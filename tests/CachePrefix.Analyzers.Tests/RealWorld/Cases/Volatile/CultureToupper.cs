// reports CPA1007 on _dept.ToUpper()

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    readonly string _dept = "finance";
    public Task<ChatResponse> Ask(string q) => c.GetResponseAsync([new ChatMessage(ChatRole.System, $"DEPARTMENT {_dept.ToUpper()}"), new(ChatRole.User, q)]);
}
