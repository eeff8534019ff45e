using System.Collections.Generic;
using System.IO;
using OpenAI.Chat;

namespace ExistingCode;

/// <summary>Recommends products, with the official OpenAI SDK.</summary>
public sealed class CatalogueAssistant(string folder)
{
    public List<ChatMessage> Messages(double discount, string question) => new List<ChatMessage>
    {
        new SystemChatMessage("You recommend products from these sheets: " + string.Join(", ", Directory.GetFiles(folder, "*.md")) + ". Quote the sheet."),
        new SystemChatMessage($"The discount is {discount:P1}. Round prices down, and say that they hold for this week only."),
        new UserChatMessage(question),
    };
}
