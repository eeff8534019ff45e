// reports CPA1009 on UserName

using System.Text;
using Microsoft.Agents.AI;

namespace Application;

class P : AIContextProvider
{
    public string? UserName { get; set; }
    public int? Age { get; set; }

    protected override ValueTask<AIContext> ProvideAIContextAsync(InvokingContext context, CancellationToken ct = default)
    {
        var sb = new StringBuilder();
        sb.AppendLine(UserName is null ? "Ask the user for their name." : $"The user's name is {UserName}.");
        return new ValueTask<AIContext>(new AIContext { Instructions = sb.ToString() });
    }
}
