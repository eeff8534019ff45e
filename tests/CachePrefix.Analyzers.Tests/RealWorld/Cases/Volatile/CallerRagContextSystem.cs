// reports CPA1010 on chunks

using Microsoft.Extensions.AI;

namespace Application;

class Rag(IChatClient c)
{
    public async Task<string> Ask(string question, IReadOnlyList<string> chunks)
    {
        var context = string.Join("\n\n", chunks);
        var messages = new List<ChatMessage>
        {
            new(ChatRole.System, $"Use this context to answer:\n{context}\n\nAnswer only from the context and cite the sources."),
            new(ChatRole.User, question)
        };
        return (await c.GetResponseAsync(messages)).Text;
    }
}
