// reports CPA1002 on DateTime.UtcNow
// reports CPA1010 on childName

namespace Application;

class PromptBuilder
{
    public Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage Create(string childName)
    {
        var currentDateTime = DateTime.UtcNow;
        return Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage.FromSystem($"You answer questions about {childName}'s school letter. " + $"Today is {currentDateTime.DayOfWeek}, {currentDateTime.ToString("MMMM d, yyyy")}. " + "Be concise.");
    }
}
