using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel
{
    public static class KernelExtensions
    {
        public static Kernel Build(this IKernelBuilder builder) => null!;

        public static KernelFunction CreateFunctionFromMethod(
            this Kernel kernel, Delegate method, string? functionName = null, string? description = null,
            IEnumerable<KernelParameterMetadata>? parameters = null, KernelReturnParameterMetadata? returnParameter = null) => null!;

        public static KernelFunction CreateFunctionFromMethod(
            this Kernel kernel, MethodInfo method, object? target = null, string? functionName = null, string? description = null,
            IEnumerable<KernelParameterMetadata>? parameters = null, KernelReturnParameterMetadata? returnParameter = null) => null!;

        public static KernelFunction CreateFunctionFromPrompt(
            this Kernel kernel, string promptTemplate, PromptExecutionSettings? executionSettings = null, string? functionName = null,
            string? description = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null) => null!;

        public static KernelFunction CreateFunctionFromPrompt(
            this Kernel kernel, string promptTemplate, IEnumerable<PromptExecutionSettings>? executionSettings, string? functionName = null,
            string? description = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null) => null!;

        public static KernelFunction CreateFunctionFromPrompt(
            this Kernel kernel, PromptTemplateConfig promptConfig, IPromptTemplateFactory? promptTemplateFactory = null) => null!;

        public static KernelPlugin CreatePluginFromType<T>(this Kernel kernel, string? pluginName = null) => null!;

        public static KernelPlugin CreatePluginFromObject(this Kernel kernel, object target, string? pluginName = null) => null!;

        public static KernelPlugin CreatePluginFromFunctions(this Kernel kernel, string pluginName, IEnumerable<KernelFunction>? functions) => null!;

        public static KernelPlugin CreatePluginFromFunctions(
            this Kernel kernel, string pluginName, string? description = null, IEnumerable<KernelFunction>? functions = null) => null!;

        public static KernelPlugin ImportPluginFromType<T>(this Kernel kernel, string? pluginName = null) => null!;

        public static KernelPlugin ImportPluginFromObject(this Kernel kernel, object target, string? pluginName = null) => null!;

        public static KernelPlugin ImportPluginFromFunctions(this Kernel kernel, string pluginName, IEnumerable<KernelFunction>? functions) => null!;

        public static KernelPlugin ImportPluginFromPromptDirectory(
            this Kernel kernel, string pluginDirectory, string? pluginName = null, IPromptTemplateFactory? promptTemplateFactory = null) => null!;

        public static KernelPlugin AddFromType<T>(
            this ICollection<KernelPlugin> plugins, string? pluginName = null, IServiceProvider? serviceProvider = null) => null!;

        public static KernelPlugin AddFromObject(
            this ICollection<KernelPlugin> plugins, object target, string? pluginName = null, IServiceProvider? serviceProvider = null) => null!;

        public static KernelPlugin AddFromFunctions(this ICollection<KernelPlugin> plugins, string pluginName, IEnumerable<KernelFunction>? functions) => null!;

        public static IKernelBuilderPlugins Add(this IKernelBuilderPlugins plugins, KernelPlugin plugin) => plugins;

        public static IKernelBuilderPlugins AddFromType<T>(this IKernelBuilderPlugins plugins, string? pluginName = null) => plugins;

        public static IKernelBuilderPlugins AddFromObject(this IKernelBuilderPlugins plugins, object target, string? pluginName = null) => plugins;

        public static IKernelBuilderPlugins AddFromFunctions(this IKernelBuilderPlugins plugins, string pluginName, IEnumerable<KernelFunction>? functions) => plugins;

        public static Task<FunctionResult> InvokePromptAsync(
            this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null,
            IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null,
            CancellationToken cancellationToken = default) => null!;

        public static Task<T?> InvokePromptAsync<T>(
            this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null,
            IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null,
            CancellationToken cancellationToken = default) => null!;

        public static IAsyncEnumerable<StreamingKernelContent> InvokePromptStreamingAsync(
            this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null,
            IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null,
            CancellationToken cancellationToken = default) => null!;

        public static IAsyncEnumerable<T> InvokePromptStreamingAsync<T>(
            this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null,
            IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null,
            CancellationToken cancellationToken = default) => null!;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    using Microsoft.SemanticKernel;

    public static class KernelServiceCollectionExtensions
    {
        public static IKernelBuilder AddKernel(this IServiceCollection services) => null!;
    }
}
