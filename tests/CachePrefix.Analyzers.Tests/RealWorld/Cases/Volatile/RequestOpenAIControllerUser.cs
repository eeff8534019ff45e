// reports CPA1009 on .Name

using Microsoft.AspNetCore.Mvc;
using OpenAI.Chat;

namespace Application;

[ApiController]
public class ChatController(ChatClient client) : ControllerBase
{
    [HttpPost]
    public async Task<string> Post([FromBody] string q)
    {
        var sys = $"The signed-in user is {User.Identity?.Name}. You answer HR questions.";
        ChatCompletion r = await client.CompleteChatAsync(new SystemChatMessage(sys), new UserChatMessage(q));
        return r.Content[0].Text;
    }
}
