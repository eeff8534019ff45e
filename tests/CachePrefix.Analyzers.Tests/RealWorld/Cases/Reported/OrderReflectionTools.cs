// reports CPA1006 on typeof(Api).GetMethods()

using Microsoft.Extensions.AI;

namespace Application;

class Api
{
    public string A() => "a";
    public string B() => "b";
}

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var api = new Api();
        var tools = typeof(Api).GetMethods().Where(m => m.DeclaringType == typeof(Api)).Select(m => (AITool)AIFunctionFactory.Create(m, api)).ToList();
        return c.GetResponseAsync(q, new ChatOptions { Tools = tools });
    }
}
