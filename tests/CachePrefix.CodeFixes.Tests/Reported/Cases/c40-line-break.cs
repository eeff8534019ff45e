using System; using System.Collections.Generic; using System.Globalization; using System.Linq; using System.Text; using System.Threading.Tasks; using CachePrefix;
using Microsoft.Extensions.AI;
namespace G40;
public sealed class C(IChatClient client) { public async Task<string> Ask(string question, string name, int n)
    {
        var system = $"You are the assistant of a shop for lamps.{Environment.NewLine}Answer in at most three sentences."; // keep: lines
        var r = await client.GetResponseAsync([new(ChatRole.System, system), new(ChatRole.User, question)]);
        return r.Text;
    } }
