// reports CPA1009 on user.Username

namespace Application;

class SocketUser
{
    public ulong Id { get; set; }
    public string Username { get; set; } = "";
}

class Bot
{
    readonly Dictionary<ulong, List<Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage>> _h = [];
    public List<Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage> For(SocketUser user)
    {
        if (!_h.TryGetValue(user.Id, out var l))
        {
            l = new()
            {
                Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromSystem("You are a funny assistant."),
                Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromSystem($"The users name is {user.Username}"),
                Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromSystem("You will respond to all queries.")
            };
            _h[user.Id] = l;
        }

        return l;
    }
}
