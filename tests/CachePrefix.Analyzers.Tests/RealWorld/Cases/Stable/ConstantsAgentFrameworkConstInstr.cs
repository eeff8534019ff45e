using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Application;

class F
{
    const string JokerInstructions = "You are good at telling jokes about the year 2024.";
    public AIAgent Make(ChatClient c) => c.AsAIAgent(instructions: JokerInstructions, name: "Joker");
}
