// reports CPA1014 on session.Messages.RemoveAt(0)
// reports CPA1014 on (session.Messages!).RemoveRange(0, 2)
// reports CPA1014 on Shared.Log.RemoveAt(1)
// reports CPA1014 on this.Inherited.RemoveAt(0)
// reports CPA1014 on owner.Current.Messages.Insert(0, new ChatMessage(ChatRole.User, "a"))
// reports CPA1014 on session.Messages[2].Contents = []
// reports CPA1014 on message.Contents = []
// reports CPA1014 on messages.RemoveAt(0)
// reports CPA1014 on Enumerable.TakeLast(history, 10)
// reports CPA1014 on Enumerable.Take(Enumerable.Reverse(history), 10)
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

class Session
{
    public List<ChatMessage> Messages { get; } = [];

    public List<string> Names { get; } = [];
}

class Owner
{
    public Session Current { get; } = new();
}

static class Shared
{
    public static readonly List<ChatMessage> Log = [];
}

class Base
{
    protected List<ChatMessage> Inherited { get; } = [];
}

class Receivers(IChatClient client) : Base
{
    private readonly Dictionary<string, List<int>> _numbers = [];
    private string[] _lines = [];

    public async Task<string> AskAsync(Session session, Owner owner, List<ChatMessage> history)
    {
        session.Messages.RemoveAt(0);
        (session.Messages!).RemoveRange(0, 2);
        Shared.Log.RemoveAt(1);
        this.Inherited.RemoveAt(0);
        owner.Current.Messages.Insert(0, new ChatMessage(ChatRole.User, "a"));
        session.Messages[2].Contents = [];
        foreach (var message in history)
            message.Contents = [];

        session.Names.RemoveAt(0);
        _numbers["a"].RemoveAt(0);
        _lines[0] = session.Names.Where((name, i) => i > 2).First();
        var messages = new List<ChatMessage>(history);
        messages.RemoveAt(0);
        await client.GetResponseAsync(messages);
        await client.GetResponseAsync(Enumerable.TakeLast(history, 10));
        await client.GetResponseAsync(Enumerable.Take(Enumerable.Reverse(history), 10));
        return (await client.GetResponseAsync(history)).Text;
    }
}
