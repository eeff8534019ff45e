// reports CPA1006 on typeof(Form).GetProperties()

using Microsoft.Extensions.AI;

namespace Application;

record Form(string Name, int Age);
class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var fields = string.Join(", ", typeof(Form).GetProperties().Select(p => p.Name + ":" + p.PropertyType.Name));
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, "Fill: " + fields), new(ChatRole.User, q)]);
    }
}
