using Microsoft.Extensions.AI;

namespace Application;

class Job
{
    public Guid Id = Guid.NewGuid();
    public string Prompt = "You are a bot.";
    public DateTime At = DateTime.Now;
}

class S(IChatClient c)
{
    public Task<ChatResponse> Ask(string q)
    {
        var j = new Job();
        return c.GetResponseAsync([new ChatMessage(ChatRole.System, j.Prompt), new(ChatRole.User, $"{j.Id} {q}")]);
    }
}
