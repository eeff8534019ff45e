using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Microsoft.SemanticKernel;

public static class KernelFunctionFactory
{
    public static KernelFunction CreateFromMethod(
        Delegate method, string? functionName = null, string? description = null, IEnumerable<KernelParameterMetadata>? parameters = null,
        KernelReturnParameterMetadata? returnParameter = null, ILoggerFactory? loggerFactory = null) => null!;

    public static KernelFunction CreateFromMethod(
        MethodInfo method, object? target = null, string? functionName = null, string? description = null,
        IEnumerable<KernelParameterMetadata>? parameters = null, KernelReturnParameterMetadata? returnParameter = null,
        ILoggerFactory? loggerFactory = null) => null!;

    public static KernelFunction CreateFromPrompt(
        string promptTemplate, PromptExecutionSettings? executionSettings = null, string? functionName = null, string? description = null,
        string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null) => null!;

    public static KernelFunction CreateFromPrompt(
        string promptTemplate, IEnumerable<PromptExecutionSettings>? executionSettings, string? functionName = null, string? description = null,
        string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null) => null!;

    public static KernelFunction CreateFromPrompt(
        PromptTemplateConfig promptConfig, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null) => null!;

    public static KernelFunction CreateFromPrompt(
        IPromptTemplate promptTemplate, PromptTemplateConfig promptConfig, ILoggerFactory? loggerFactory = null) => null!;
}

public static class KernelPluginFactory
{
    public static KernelPlugin CreateFromType<T>(string? pluginName = null, IServiceProvider? serviceProvider = null) => null!;

    public static KernelPlugin CreateFromObject(object target, string? pluginName = null, ILoggerFactory? loggerFactory = null) => null!;

    public static KernelPlugin CreateFromFunctions(string pluginName, IEnumerable<KernelFunction>? functions) => null!;

    public static KernelPlugin CreateFromFunctions(string pluginName, string? description = null, IEnumerable<KernelFunction>? functions = null) => null!;
}

public sealed class KernelPromptTemplateFactory : IPromptTemplateFactory
{
    public KernelPromptTemplateFactory(ILoggerFactory? loggerFactory = null) { }

    public bool AllowDangerouslySetContent { get; init; }

    public bool TryCreate(PromptTemplateConfig templateConfig, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IPromptTemplate? result)
    {
        result = null!;
        return true;
    }
}
