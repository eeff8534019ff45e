using Microsoft.Agents.AI;
using IChatClient = Microsoft.Extensions.AI.IChatClient;

namespace Application;

class W
{
    static ChatClientAgent Translator(string targetLanguage, IChatClient c) => new(c, instructions: $"You're a helpful assistant who always responds in {targetLanguage}.", name: $"{targetLanguage}Agent");
    public AIAgent French(IChatClient c) => Translator("French", c);
}
