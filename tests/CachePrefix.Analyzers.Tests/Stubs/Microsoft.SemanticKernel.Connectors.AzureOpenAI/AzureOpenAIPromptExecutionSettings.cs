using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Microsoft.SemanticKernel.Connectors.AzureOpenAI
{
    public sealed class AzureOpenAIPromptExecutionSettings : OpenAIPromptExecutionSettings
    {
        public bool SetNewMaxCompletionTokensEnabled { get; set; }
    }
}

namespace Microsoft.SemanticKernel
{
    public static class AzureOpenAIKernelBuilderExtensions
    {
        public static IKernelBuilder AddAzureOpenAIChatCompletion(
            this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string? serviceId = null, string? modelId = null,
            HttpClient? httpClient = null, string? apiVersion = null) => builder;

        public static IKernelBuilder AddAzureOpenAIChatCompletion(
            this IKernelBuilder builder, string deploymentName, string endpoint, TokenCredential credentials, string? serviceId = null, string? modelId = null,
            HttpClient? httpClient = null, string? apiVersion = null) => builder;
    }

    public static class AzureOpenAIServiceCollectionExtensions
    {
        public static IServiceCollection AddAzureOpenAIChatCompletion(
            this IServiceCollection services, string deploymentName, string endpoint, string apiKey, string? serviceId = null, string? modelId = null,
            string? apiVersion = null, HttpClient? httpClient = null) => services;
    }
}
