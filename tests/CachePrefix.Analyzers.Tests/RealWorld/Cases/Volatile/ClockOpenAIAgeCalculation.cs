// reports CPA1002 on DateTime.Now
// reports CPA1010 on u.BirthDate

using System.ClientModel;
using OpenAI.Chat;

namespace Application;

class U
{
    public DateTime BirthDate { get; set; }
}

class Bot(ChatClient client)
{
    public Task<ClientResult<ChatCompletion>> Reply(U u, string text)
    {
        var age = DateTime.Now.Year - u.BirthDate.Year;
        return client.CompleteChatAsync(new SystemChatMessage($"I am {age} years old. Suggest books."), new UserChatMessage(text));
    }
}
