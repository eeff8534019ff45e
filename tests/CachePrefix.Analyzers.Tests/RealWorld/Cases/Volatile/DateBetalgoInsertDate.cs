// reports CPA1002 on DateTime.Now

namespace Application;

class B
{
    List<Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage> Add(List<Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage> messages)
    {
        var newList = messages.ToList();
        newList.Insert(0, Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromSystem($"Datum: {DateTime.Now.ToString("dd. MMMM yyyy")}"));
        newList.Insert(0, Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromSystem("You help with parking."));
        return newList;
    }
}
