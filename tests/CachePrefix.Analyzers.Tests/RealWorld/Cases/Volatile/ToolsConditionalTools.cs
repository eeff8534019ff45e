// reports CPA1015 on isAdmin

using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    static string Pay(int x) => "";
    static string Look(string y) => "";
    public Task<ChatResponse> Ask(string q, bool isAdmin)
    {
        var tools = new List<AITool>
        {
            AIFunctionFactory.Create(Look)
        };
        if (isAdmin)
            tools.Add(AIFunctionFactory.Create(Pay));
        return c.GetResponseAsync(q, new ChatOptions { Tools = tools });
    }
}
