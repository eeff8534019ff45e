using Microsoft.Extensions.AI;

namespace Application;

class S(IChatClient c)
{
    public async Task Ask(string q)
    {
        var file = $"prompt-{DateTime.Now:yyyyMMdd-HHmmss}.txt";
        var sys = "You are a bot.";
        await File.WriteAllTextAsync(file, sys);
        var r = await c.GetResponseAsync([new ChatMessage(ChatRole.System, sys), new(ChatRole.User, q)]);
        await File.AppendAllTextAsync(file, r.Text);
    }
}
