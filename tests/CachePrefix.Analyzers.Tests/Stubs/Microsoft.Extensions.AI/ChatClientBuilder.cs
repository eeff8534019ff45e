using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.AI
{
    public sealed class ChatClientBuilder
    {
        public ChatClientBuilder(IChatClient innerClient) { }

        public ChatClientBuilder(Func<IServiceProvider, IChatClient> innerClientFactory) { }

        public IChatClient Build(IServiceProvider? services = null) => null!;

        public ChatClientBuilder Use(Func<IChatClient, IChatClient> clientFactory) => this;

        public ChatClientBuilder Use(Func<IChatClient, IServiceProvider, IChatClient> clientFactory) => this;

        public ChatClientBuilder Use(
            Func<IEnumerable<ChatMessage>, ChatOptions?, Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task>, CancellationToken, Task> sharedFunc) => this;

        public ChatClientBuilder Use(
            Func<IEnumerable<ChatMessage>, ChatOptions?, IChatClient, CancellationToken, Task<ChatResponse>>? getResponseFunc,
            Func<IEnumerable<ChatMessage>, ChatOptions?, IChatClient, CancellationToken, IAsyncEnumerable<ChatResponseUpdate>>? getStreamingResponseFunc) => this;
    }

    public static class ChatClientBuilderChatClientExtensions
    {
        public static ChatClientBuilder AsBuilder(this IChatClient innerClient) => null!;
    }

    public class FunctionInvokingChatClient : DelegatingChatClient
    {
        public FunctionInvokingChatClient(IChatClient innerClient, ILoggerFactory? loggerFactory = null, IServiceProvider? functionInvocationServices = null)
            : base(innerClient) { }

        public bool IncludeDetailedErrors { get; set; }

        public bool AllowConcurrentInvocation { get; set; }

        public int MaximumIterationsPerRequest { get; set; }

        public int MaximumConsecutiveErrorsPerRequest { get; set; }

        public IList<AITool>? AdditionalTools { get; set; }

        public bool TerminateOnUnknownCalls { get; set; }
    }

    public class LoggingChatClient : DelegatingChatClient
    {
        public LoggingChatClient(IChatClient innerClient, ILogger logger)
            : base(innerClient) { }
    }

    public sealed class OpenTelemetryChatClient : DelegatingChatClient
    {
        public OpenTelemetryChatClient(IChatClient innerClient, ILogger? logger = null, string? sourceName = null)
            : base(innerClient) { }

        public bool EnableSensitiveData { get; set; }
    }

    public static class FunctionInvokingChatClientBuilderExtensions
    {
        public static ChatClientBuilder UseFunctionInvocation(
            this ChatClientBuilder builder, ILoggerFactory? loggerFactory = null, Action<FunctionInvokingChatClient>? configure = null) => builder;
    }

    public static class LoggingChatClientBuilderExtensions
    {
        public static ChatClientBuilder UseLogging(
            this ChatClientBuilder builder, ILoggerFactory? loggerFactory = null, Action<LoggingChatClient>? configure = null) => builder;
    }

    public static class OpenTelemetryChatClientBuilderExtensions
    {
        public static ChatClientBuilder UseOpenTelemetry(
            this ChatClientBuilder builder, ILoggerFactory? loggerFactory = null, string? sourceName = null, Action<OpenTelemetryChatClient>? configure = null) => builder;
    }

    public static class ConfigureOptionsChatClientBuilderExtensions
    {
        public static ChatClientBuilder ConfigureOptions(this ChatClientBuilder builder, Action<ChatOptions> configure) => builder;
    }

    public class ChatResponse<T> : ChatResponse
    {
        public T Result => default!;

        public bool TryGetResult(out T result)
        {
            result = default!;
            return false;
        }
    }

    public static class ChatClientStructuredOutputExtensions
    {
        public static Task<ChatResponse<T>> GetResponseAsync<T>(
            this IChatClient chatClient, IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            bool? useJsonSchemaResponseFormat = null, CancellationToken cancellationToken = default) => null!;

        public static Task<ChatResponse<T>> GetResponseAsync<T>(
            this IChatClient chatClient, string chatMessage, ChatOptions? options = null,
            bool? useJsonSchemaResponseFormat = null, CancellationToken cancellationToken = default) => null!;

        public static Task<ChatResponse<T>> GetResponseAsync<T>(
            this IChatClient chatClient, ChatMessage chatMessage, ChatOptions? options = null,
            bool? useJsonSchemaResponseFormat = null, CancellationToken cancellationToken = default) => null!;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class ChatClientBuilderServiceCollectionExtensions
    {
        public static ChatClientBuilder AddChatClient(
            this IServiceCollection serviceCollection, IChatClient innerClient, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;

        public static ChatClientBuilder AddChatClient(
            this IServiceCollection serviceCollection, Func<IServiceProvider, IChatClient> innerClientFactory, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;

        public static ChatClientBuilder AddKeyedChatClient(
            this IServiceCollection serviceCollection, object? serviceKey, IChatClient innerClient, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;

        public static ChatClientBuilder AddKeyedChatClient(
            this IServiceCollection serviceCollection, object? serviceKey, Func<IServiceProvider, IChatClient> innerClientFactory, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;
    }
}
