using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace CachePrefix.Benchmarks.Calls;

/// <summary>What the prompts share: the constant and the deployment rung, and the question.</summary>
public abstract record HandbookQuestion
{
    /// <summary>The constant rung.</summary>
    [CachedPrefix]
    public const string Role = BenchmarkPrompt.Role;

    /// <summary>The deployment rung.</summary>
    [CachedPrefix(Stability.Deployment, Ttl = CacheTtl.OneHour)]
    public required string Handbook { get; init; }

    /// <summary>The question.</summary>
    [PromptInput]
    public required string Question { get; init; }
}

/// <summary>A prompt with the conversation so far.</summary>
[Prompt(MaxOutputTokens = 400)]
[Tier("simple")]
public sealed partial record HistoryPrompt : HandbookQuestion, IPrompt<string>
{
    /// <summary>The conversation.</summary>
    [History]
    public IReadOnlyList<ChatMessage> History { get; init; } = [];
}

/// <summary>A prompt whose answer has a type.</summary>
[Prompt(MaxOutputTokens = 400)]
[Tier("simple")]
public sealed partial record TypedPrompt : HandbookQuestion, IPrompt<SortedQuestion>;

/// <summary>A typed answer.</summary>
/// <param name="Category">What it is about.</param>
/// <param name="Priority">From 1 to 5.</param>
/// <param name="Tags">Words for the search.</param>
/// <param name="Reason">Why.</param>
public sealed record SortedQuestion(string Category, int Priority, IReadOnlyList<string> Tags, string Reason);

/// <summary>A prompt with ten tools.</summary>
[Prompt(MaxOutputTokens = 400)]
[Tier("simple")]
public sealed partial record ToolsPrompt : HandbookQuestion, IPrompt<string>
{
    /// <summary>A tool.</summary>
    [PromptTool, Description("Finds an order.")]
    public static string FindOrder([Description("Its number.")] string id) => id;

    /// <summary>A tool.</summary>
    [PromptTool, Description("Finds a customer.")]
    public static string FindCustomer([Description("The number.")] string id) => id;

    /// <summary>A tool.</summary>
    [PromptTool, Description("Finds an invoice.")]
    public static string FindInvoice([Description("Its number.")] string id) => id;

    /// <summary>A tool.</summary>
    [PromptTool, Description("Finds a delivery.")]
    public static string FindDelivery([Description("Its number.")] string id) => id;

    /// <summary>A tool.</summary>
    [PromptTool, Description("Finds a product.")]
    public static string FindProduct([Description("Its number.")] string id) => id;

    /// <summary>A tool.</summary>
    [PromptTool, Description("Finds a shop.")]
    public static string FindShop([Description("Its town.")] string town) => town;

    /// <summary>A tool.</summary>
    [PromptTool, Description("Says how many are in stock.")]
    public static int CountStock([Description("The product.")] string id) => id.Length;

    /// <summary>A tool.</summary>
    [PromptTool, Description("Says when a shop is open.")]
    public static string OpeningHours([Description("The shop.")] string shop) => shop;

    /// <summary>A tool.</summary>
    [PromptTool, Description("Searches the handbook.")]
    public static string Search([Description("What for.")] string words, [Description("How many hits.")] int most) => words + most;

    /// <summary>A tool.</summary>
    [PromptTool, Description("Opens a ticket.")]
    public static string OpenTicket([Description("What it says.")] string text) => text;
}
