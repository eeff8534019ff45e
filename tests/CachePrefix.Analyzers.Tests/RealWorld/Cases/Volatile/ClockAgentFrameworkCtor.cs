// reports CPA1001 on DateTime.UtcNow

using Microsoft.Agents.AI;
using IChatClient = Microsoft.Extensions.AI.IChatClient;

namespace Application;

class F
{
    public ChatClientAgent Make(IChatClient c) => new(c, "You are an assistant. Date: " + DateTime.UtcNow.ToString("s"));
}
