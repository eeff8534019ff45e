using System; using System.Collections.Generic; using System.Globalization; using System.Linq; using System.Text; using System.Threading.Tasks; using CachePrefix;
using Microsoft.Extensions.AI;
namespace G35;
public sealed class C(IChatClient client) { public async Task<string> Ask(string question, string name, int n)
    {
        async Task<string> Get() { await Task.Yield(); return "t"; } var system = "You are the assistant of a shop for lamps. Answer in at most three sentences. " + await Get() + DateTime.Now.Ticks + " end";
        var r = await client.GetResponseAsync([new(ChatRole.System, system), new(ChatRole.User, question)]);
        return r.Text;
    } }
