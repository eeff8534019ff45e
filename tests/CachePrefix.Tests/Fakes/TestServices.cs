using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Tests.Fakes;

internal static class TestServices
{
    public static IServiceCollection AddTestPrompt<TResult>(this IServiceCollection services, TestDefinition<TResult> definition) =>
        services.AddPromptClient<TestClient<TResult>, TestClient<TResult>>(
            definition.Layout, definition.Route, runtime => new TestClient<TResult>(definition, runtime));
}
