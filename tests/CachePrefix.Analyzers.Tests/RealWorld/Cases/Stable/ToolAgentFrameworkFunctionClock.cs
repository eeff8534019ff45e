using System.ComponentModel;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using IChatClient = Microsoft.Extensions.AI.IChatClient;

namespace Application;

class F
{
    [Description("Gets the current date and time")]
    static string GetDateTime() => DateTime.Now.ToString();
    public AIAgent Make(IChatClient c) => c.AsAIAgent("You provide the current date and time in any timezone.", tools: [AIFunctionFactory.Create(GetDateTime)]);
}
