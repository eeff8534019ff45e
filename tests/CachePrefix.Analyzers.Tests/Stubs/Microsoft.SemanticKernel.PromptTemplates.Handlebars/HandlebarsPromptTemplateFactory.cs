using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel.PromptTemplates.Handlebars
{
    public sealed class HandlebarsPromptTemplateOptions
    {
    }

    public sealed class HandlebarsPromptTemplateFactory : IPromptTemplateFactory
    {
        public HandlebarsPromptTemplateFactory(HandlebarsPromptTemplateOptions? options = null) { }

        public static string HandlebarsTemplateFormat => null!;

        public bool AllowDangerouslySetContent { get; init; }

        public bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result)
        {
            result = null!;
            return true;
        }
    }
}
