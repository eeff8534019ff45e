namespace Microsoft.SemanticKernel.Agents.OpenAI;

public sealed class OpenAIAssistantDefinition
{
    public OpenAIAssistantDefinition(string modelId) { }

    public string? Description { get; init; }

    public string? Instructions { get; init; }

    public string? Name { get; init; }
}
