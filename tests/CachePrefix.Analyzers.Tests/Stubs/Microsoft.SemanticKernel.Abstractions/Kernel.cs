using System.Collections;
using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.SemanticKernel;

public interface IKernelBuilder
{
    IServiceCollection Services { get; }

    IKernelBuilderPlugins Plugins { get; }
}

public interface IKernelBuilderPlugins
{
    IServiceCollection Services { get; }
}

public sealed class Kernel
{
    public Kernel(IServiceProvider? services = null, KernelPluginCollection? plugins = null) { }

    public KernelPluginCollection Plugins => null!;

    public IList<IFunctionInvocationFilter> FunctionInvocationFilters => null!;

    public IList<IPromptRenderFilter> PromptRenderFilters => null!;

    public IServiceProvider Services => null!;

    public CultureInfo Culture { get; set; } = null!;

    public ILoggerFactory LoggerFactory => null!;

    public IDictionary<string, object?> Data => null!;

    public static IKernelBuilder CreateBuilder() => null!;

    public Kernel Clone() => null!;

    public T GetRequiredService<T>(object? serviceKey = null)
        where T : class => null!;

    public IEnumerable<T> GetAllServices<T>()
        where T : class => null!;

    public Task<FunctionResult> InvokeAsync(KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;

    public Task<FunctionResult> InvokeAsync(
        string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;

    public Task<TResult?> InvokeAsync<TResult>(KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;

    public Task<TResult?> InvokeAsync<TResult>(
        string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;

    public IAsyncEnumerable<StreamingKernelContent> InvokeStreamingAsync(
        KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;
}

public sealed class KernelPluginCollection : ICollection<KernelPlugin>
{
    public KernelPluginCollection() { }

    public KernelPluginCollection(IEnumerable<KernelPlugin> plugins) { }

    public int Count => 0;

    public bool IsReadOnly => false;

    public KernelPlugin this[string name] => null!;

    public void Add(KernelPlugin item) { }

    public void AddRange(IEnumerable<KernelPlugin> plugins) { }

    public void Clear() { }

    public bool Contains(KernelPlugin item) => false;

    public void CopyTo(KernelPlugin[] array, int arrayIndex) { }

    public bool Remove(KernelPlugin item) => false;

    public IEnumerator<KernelPlugin> GetEnumerator() => null!;

    IEnumerator IEnumerable.GetEnumerator() => null!;
}

public abstract class KernelPlugin : IEnumerable<KernelFunction>
{
    protected KernelPlugin(string name, string? description = null) { }

    public string Name => null!;

    public string Description => null!;

    public abstract int FunctionCount { get; }

    public KernelFunction this[string functionName] => null!;

    public bool Contains(string functionName) => false;

    public abstract IEnumerator<KernelFunction> GetEnumerator();

    public IEnumerable<AIFunction> AsAIFunctions(Kernel? kernel = null) => null!;

    IEnumerator IEnumerable.GetEnumerator() => null!;
}

public abstract class KernelFunction : AIFunction
{
    public virtual string? PluginName => null;

    public Task<FunctionResult> InvokeAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;

    public Task<TResult?> InvokeAsync<TResult>(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;

    public IAsyncEnumerable<StreamingKernelContent> InvokeStreamingAsync(
        Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;

    public abstract KernelFunction Clone(string? pluginName = null);

    public AIFunction AsAIFunction(Kernel? kernel = null) => null!;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelFunctionAttribute : Attribute
{
    public KernelFunctionAttribute() { }

    public KernelFunctionAttribute(string? name) => Name = name;

    public string? Name { get; }
}

public sealed class KernelParameterMetadata
{
    public KernelParameterMetadata(string name) { }

    public string? Description { get; init; }

    public bool IsRequired { get; init; }
}

public sealed class KernelReturnParameterMetadata
{
    public string? Description { get; init; }
}

public sealed class FunctionResult
{
    public FunctionResult(
        KernelFunction function, object? value = null, CultureInfo? culture = null, IReadOnlyDictionary<string, object?>? metadata = null) { }

    public FunctionResult(FunctionResult result, object? value = null) { }

    public IReadOnlyDictionary<string, object?>? Metadata { get; init; }

    public string? RenderedPrompt => null;

    public T? GetValue<T>() => default;

    public override string ToString() => null!;
}

public sealed class KernelArguments : AIFunctionArguments
{
    public KernelArguments() { }

    public KernelArguments(PromptExecutionSettings? executionSettings) { }

    public KernelArguments(IEnumerable<PromptExecutionSettings>? executionSettings) { }

    public KernelArguments(IDictionary<string, object?> source, Dictionary<string, PromptExecutionSettings>? executionSettings = null) { }

    public IReadOnlyDictionary<string, PromptExecutionSettings>? ExecutionSettings { get; set; }

    public ICollection<string> Names => null!;

    public bool ContainsName(string name) => false;
}

public class FunctionInvocationContext
{
    public Kernel Kernel => null!;

    public KernelFunction Function => null!;

    public KernelArguments Arguments => null!;

    public FunctionResult Result { get; set; } = null!;
}

public sealed class PromptRenderContext
{
    public Kernel Kernel => null!;

    public KernelFunction Function => null!;

    public KernelArguments Arguments => null!;

    public string? RenderedPrompt { get; set; }
}

public interface IFunctionInvocationFilter
{
    Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next);
}

public interface IPromptRenderFilter
{
    Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next);
}

public class KernelException : Exception
{
    public KernelException() { }

    public KernelException(string? message) { }
}
