// reports CPA1008 on sb.AppendLine("You answer questions about lamps and nothing else.")
// reports CPA1008 on Environment.NewLine
using System; using System.Text; using System.Threading.Tasks; using Microsoft.Extensions.AI;
static class L {
    static async Task A(IChatClient c, string q) { var sb = new StringBuilder(); sb.AppendLine("You answer questions about lamps and nothing else."); sb.AppendLine("Be brief."); await c.GetResponseAsync([new(ChatRole.System, sb.ToString()), new(ChatRole.User, q)]); }
    static async Task B(IChatClient c, string q) { await c.GetResponseAsync([new(ChatRole.System, "You answer questions about lamps and nothing else." + Environment.NewLine + "Be brief."), new(ChatRole.User, q)]); }
}
