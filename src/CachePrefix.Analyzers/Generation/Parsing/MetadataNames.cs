namespace CachePrefix.Analyzers.Generation;

/// <summary>The metadata names of the types that definitions are made of.</summary>
internal static class MetadataNames
{
    public const string Prompt = "CachePrefix.PromptAttribute";
    public const string Tier = "CachePrefix.TierAttribute";
    public const string Route = "CachePrefix.RouteAttribute";
    public const string AnswerVerdict = "CachePrefix.AnswerVerdict";
    public const string Cascade = "CachePrefix.CascadeAttribute";
    public const string RouteBy = "CachePrefix.RouteByAttribute";
    public const string Validator = "CachePrefix.ValidatorAttribute";
    public const string CachedPrefix = "CachePrefix.CachedPrefixAttribute";
    public const string Examples = "CachePrefix.ExamplesAttribute";
    public const string History = "CachePrefix.HistoryAttribute";
    public const string PromptInput = "CachePrefix.PromptInputAttribute";
    public const string PromptTool = "CachePrefix.PromptToolAttribute";
    public const string CacheResponse = "CachePrefix.CacheResponseAttribute";
    public const string SemanticCache = "CachePrefix.SemanticCacheAttribute";
    public const string Patience = "CachePrefix.PatienceAttribute";
    public const string Volatile = "CachePrefix.VolatileAttribute";
    public const string PromptInterface = "CachePrefix.IPrompt`1";
    public const string PromptExample = "CachePrefix.PromptExample";
    public const string AIContent = "Microsoft.Extensions.AI.AIContent";
    public const string TextContent = "Microsoft.Extensions.AI.TextContent";
    public const string ChatMessage = "Microsoft.Extensions.AI.ChatMessage";
    public const string FunctionArguments = "Microsoft.Extensions.AI.AIFunctionArguments";
    public const string Description = "System.ComponentModel.DescriptionAttribute";
    public const string ServiceProvider = "System.IServiceProvider";
    public const string CancellationToken = "System.Threading.CancellationToken";
    public const string Task = "System.Threading.Tasks.Task`1";
    public const string ValueTask = "System.Threading.Tasks.ValueTask`1";
    public const string JsonSerializerContext = "System.Text.Json.Serialization.JsonSerializerContext";
    public const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";
}
