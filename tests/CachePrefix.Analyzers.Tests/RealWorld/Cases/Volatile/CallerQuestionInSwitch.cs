// reports CPA1010 on question

using Microsoft.Extensions.AI;

namespace Application;

class Agent(IChatClient client)
{
    public async Task Run(IAsyncEnumerable<string> rows, string question, int kind)
    {
        switch (kind)
        {
            case 1:
                await foreach (var row in rows)
                    Console.Write(row);
                await client.GetResponseAsync([new ChatMessage(ChatRole.System, $"Data for '{question}' is shown. Present it."), new(ChatRole.User, "Go.")]);
                break;
            case 2:
                break;
        }
    }
}
