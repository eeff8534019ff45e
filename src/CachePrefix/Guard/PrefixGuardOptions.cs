using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What a prefix guard compares and how it reports.</summary>
public sealed class PrefixGuardOptions
{
    /// <summary>
    /// Names the tenant of a request, so that the tenant rung is compared between calls of one tenant.
    /// Without it, or when it returns <see langword="null"/>, the tenant rung is not compared.
    /// </summary>
    public Func<ChatOptions?, string?>? TenantKey { get; set; }

    /// <summary>
    /// Names the conversation of a request, so that its history is checked to grow only at its end.
    /// <see cref="ChatOptions.ConversationId"/> unless set.
    /// </summary>
    public Func<ChatOptions?, string?> SessionKey { get; set; } = static options => options?.ConversationId;

    /// <summary>
    /// Whether reports show the text as it is. By default letters and symbols of every script are shown as <c>x</c> or <c>X</c> and numbers of
    /// every form as <c>0</c>, since prompts may hold personal data.
    /// </summary>
    public bool RevealText { get; set; }

    /// <summary>How many characters before and after the first difference a report shows. 40 unless set.</summary>
    public int ContextLength { get; set; } = 40;

    /// <summary>
    /// The most segments that are remembered; the oldest knowledge is dropped beyond it. 1,024 unless set.
    /// Tenants and conversations count each on their own.
    /// </summary>
    public int MaxTrackedSegments { get; set; } = 1024;

    /// <summary>Called once per change, after it has been logged.</summary>
    public Action<PrefixChange>? OnChange { get; set; }
}
