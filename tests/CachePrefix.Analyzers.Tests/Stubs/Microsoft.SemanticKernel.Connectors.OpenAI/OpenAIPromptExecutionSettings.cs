using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel.Connectors.OpenAI
{
    public abstract class ToolCallBehavior
    {
        public static ToolCallBehavior EnableKernelFunctions => null!;

        public static ToolCallBehavior AutoInvokeKernelFunctions => null!;
    }

    public class OpenAIPromptExecutionSettings : PromptExecutionSettings
    {
        public object? ReasoningEffort { get; set; }

        public double? Temperature { get; set; }

        public double? TopP { get; set; }

        public double? PresencePenalty { get; set; }

        public double? FrequencyPenalty { get; set; }

        public int? MaxTokens { get; set; }

        public IList<string>? StopSequences { get; set; }

        public long? Seed { get; set; }

        public object? ResponseFormat { get; set; }

        public string? ChatSystemPrompt { get; set; }

        public string? ChatDeveloperPrompt { get; set; }

        public ToolCallBehavior? ToolCallBehavior { get; set; }

        public string? User { get; set; }
    }
}

namespace Microsoft.SemanticKernel
{
    public static class OpenAIKernelBuilderExtensions
    {
        public static IKernelBuilder AddOpenAIChatCompletion(
            this IKernelBuilder builder, string modelId, string apiKey, string? orgId = null, string? serviceId = null, HttpClient? httpClient = null) => builder;

        public static IKernelBuilder AddOpenAIChatCompletion(
            this IKernelBuilder builder, string modelId, Uri endpoint, string? apiKey, string? orgId = null, string? serviceId = null,
            HttpClient? httpClient = null) => builder;
    }

    public static class OpenAIServiceCollectionExtensions
    {
        public static IServiceCollection AddOpenAIChatCompletion(
            this IServiceCollection services, string modelId, string apiKey, string? orgId = null, string? serviceId = null) => services;
    }
}
