using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace Microsoft.SemanticKernel
{
    public class PromptExecutionSettings
    {
        public string? ServiceId { get; set; }

        public string? ModelId { get; set; }

        public FunctionChoiceBehavior? FunctionChoiceBehavior { get; set; }

        public IDictionary<string, object>? ExtensionData { get; set; }

        public virtual PromptExecutionSettings Clone() => null!;
    }

    public class FunctionChoiceBehaviorOptions
    {
        public bool AllowParallelCalls { get; set; }
    }

    public abstract class FunctionChoiceBehavior
    {
        public static FunctionChoiceBehavior Auto(
            IEnumerable<KernelFunction>? functions = null, bool autoInvoke = true, FunctionChoiceBehaviorOptions? options = null) => null!;

        public static FunctionChoiceBehavior Required(
            IEnumerable<KernelFunction>? functions = null, bool autoInvoke = true, FunctionChoiceBehaviorOptions? options = null) => null!;

        public static FunctionChoiceBehavior None(IEnumerable<KernelFunction>? functions = null, FunctionChoiceBehaviorOptions? options = null) => null!;
    }

    public sealed class InputVariable
    {
        public string Name { get; set; } = null!;

        public string Description { get; set; } = null!;

        public object? Default { get; set; }

        public bool IsRequired { get; set; }

        public bool AllowDangerouslySetContent { get; set; }
    }

    public sealed class PromptTemplateConfig
    {
        public PromptTemplateConfig() { }

        public PromptTemplateConfig(string template) { }

        public static string SemanticKernelTemplateFormat => null!;

        public string? Name { get; set; }

        public string? Description { get; set; }

        public string TemplateFormat { get; set; } = null!;

        public string Template { get; set; } = null!;

        public List<InputVariable> InputVariables { get; set; } = null!;

        public Dictionary<string, PromptExecutionSettings> ExecutionSettings { get; set; } = null!;

        public bool AllowDangerouslySetContent { get; set; }

        public static PromptTemplateConfig FromJson(string json) => null!;
    }

    public interface IPromptTemplate
    {
        Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default);
    }

    public interface IPromptTemplateFactory
    {
        bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result);
    }

    public static class PromptTemplateFactoryExtensions
    {
        public static IPromptTemplate Create(this IPromptTemplateFactory factory, PromptTemplateConfig templateConfig) => null!;
    }
}

namespace Microsoft.SemanticKernel.Memory
{
    public sealed class AIContext
    {
        public string? Instructions { get; set; }

        public IList<AIFunction> AIFunctions { get; set; } = [];
    }

    public abstract class AIContextProvider
    {
        public virtual Task MessageAddingAsync(string? conversationId, ChatMessage newMessage, CancellationToken cancellationToken = default) => null!;

        public abstract Task<AIContext> ModelInvokingAsync(ICollection<ChatMessage> newMessages, CancellationToken cancellationToken = default);
    }
}
