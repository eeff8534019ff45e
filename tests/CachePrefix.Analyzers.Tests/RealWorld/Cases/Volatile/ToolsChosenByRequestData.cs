// reports CPA1015 on canPay
// reports CPA1015 on q
// reports CPA1015 on q
// reports CPA1015 on q
// reports CPA1015 on q
using Microsoft.Extensions.AI;

namespace Application;

public sealed class Selected(IChatClient client)
{
    public Task<ChatResponse> B(string q, bool canPay, AITool pay, AITool find) => client.GetResponseAsync(q, new ChatOptions { Tools = canPay ? [find, pay] : [find] });
    public Task<ChatResponse> C(string q, AITool find) { var options = new ChatOptions { Tools = [find] }; if (q.Length > 100) options.Tools.Clear(); return client.GetResponseAsync(q, options); }
    public Task<ChatResponse> D(string q, List<AITool> all) { all.RemoveAll(t => !q.Contains(t.Name)); return client.GetResponseAsync(q, new ChatOptions { Tools = all }); }
    public Task<ChatResponse> E(string q, List<AITool> all) => client.GetResponseAsync(q, new ChatOptions { Tools = (from t in all where q.Contains(t.Name) select t).ToList() });
    public Task<ChatResponse> F(string q, List<AITool> all) => client.GetResponseAsync(q, new ChatOptions { Tools = all.OrderByDescending(t => q.Contains(t.Name)).Take(5).ToList() });

    public Task<ChatResponse> Fine1(string q, List<AITool> all) => client.GetResponseAsync(q, new ChatOptions { Tools = all.OrderBy(t => t.Name, StringComparer.Ordinal).ToList() });
    public Task<ChatResponse> Fine2(string q, List<AITool> all) => client.GetResponseAsync(q, new ChatOptions { Tools = all, ToolMode = q.Length == 0 ? ChatToolMode.None : ChatToolMode.Auto });
    public Task<ChatResponse> Fine3(string q) => client.GetResponseAsync(q, new ChatOptions { Tools = [AIFunctionFactory.Create(Admin.Find)] });

    public sealed class Admin { public static string Find(string id) => id + DateTime.Now; }
}
