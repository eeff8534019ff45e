using Microsoft.Extensions.AI;

namespace Application;

class Record
{
    public Guid Key { get; set; }
    public string Text { get; set; } = "";
}

class Agent(IChatClient client)
{
    static IEnumerable<Record> All()
    {
        yield return new Record
        {
            Key = Guid.NewGuid(),
            Text = "table a"
        };
    }

    public Task<ChatResponse> Ask(string question)
    {
        var schema = string.Join("\n", All().Select(record => record.Text));
        return client.GetResponseAsync([new ChatMessage(ChatRole.System, schema), new(ChatRole.User, question)]);
    }
}
