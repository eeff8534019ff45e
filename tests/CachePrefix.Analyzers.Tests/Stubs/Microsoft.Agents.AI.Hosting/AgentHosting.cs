using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Agents.AI.Hosting;

public interface IHostedAgentBuilder
{
    string Name { get; }

    IServiceCollection ServiceCollection { get; }
}

public static class AgentHostingServiceCollectionExtensions
{
    public static IHostedAgentBuilder AddAIAgent(
        this IServiceCollection services, string name, string? instructions, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;

    public static IHostedAgentBuilder AddAIAgent(
        this IServiceCollection services, string name, string? instructions, IChatClient chatClient, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;

    public static IHostedAgentBuilder AddAIAgent(
        this IServiceCollection services, string name, string? instructions, object? chatClientServiceKey, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;

    public static IHostedAgentBuilder AddAIAgent(
        this IServiceCollection services, string name, Func<IServiceProvider, string, AIAgent> createAgentDelegate, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;
}

public static class HostApplicationBuilderAgentExtensions
{
    public static IHostedAgentBuilder AddAIAgent(
        this IHostApplicationBuilder builder, string name, string? instructions, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;

    public static IHostedAgentBuilder AddAIAgent(
        this IHostApplicationBuilder builder, string name, string? instructions, IChatClient chatClient, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;

    public static IHostedAgentBuilder AddAIAgent(
        this IHostApplicationBuilder builder, string name, string? instructions, string? description, object? chatClientServiceKey, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;

    public static IHostedAgentBuilder AddAIAgent(
        this IHostApplicationBuilder builder, string name, Func<IServiceProvider, string, AIAgent> createAgentDelegate, ServiceLifetime lifetime = ServiceLifetime.Singleton) => null!;
}
