using System; using System.Collections.Generic; using System.Globalization; using System.Linq; using System.Text; using System.Threading.Tasks; using CachePrefix;
using Microsoft.Extensions.AI;
namespace G25;
public sealed class C(IChatClient client) { public async Task<string> Ask(string question, string name, int n)
    {
        var b = new StringBuilder("You are the assistant of a shop for lamps. Answer in at most three sentences."); // keep: builder
        b.Append(" It is ").Append(DateTime.Now).Append('.');
        b.AppendLine(); /* keep: line */
        b.AppendFormat(CultureInfo.InvariantCulture, "{0:T}", DateTime.Now);
        var system = b.ToString();
        var r = await client.GetResponseAsync([new(ChatRole.System, system), new(ChatRole.User, question)]);
        return r.Text;
    } }
