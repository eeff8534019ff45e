namespace Application;

class B
{
    public List<Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage> M() => new()
    {
        Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromSystem("You are a bot."),
        Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromUser($"It's {DateTime.Now}")
    };
}
