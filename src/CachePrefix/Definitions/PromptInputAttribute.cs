namespace CachePrefix;

/// <summary>
/// Marks what differs per request. Inputs form the last user turn, behind every breakpoint: one text input is sent as it is,
/// several are sent as one labelled block each, <c>&lt;label&gt;…&lt;/label&gt;</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = false)]
public sealed class PromptInputAttribute : Attribute
{
    /// <summary>The label of the block. The member's name in snake_case when not set.</summary>
    public string? Label { get; set; }

    /// <summary>The position among the inputs; inputs with equal values keep their declaration order.</summary>
    public int Order { get; set; }
}
