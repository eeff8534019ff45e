namespace CachePrefix.Emulator.Anthropic;

/// <summary>The parts of a prompt, in the order in which they are cached.</summary>
internal enum PromptSection
{
    Tools,
    System,
    Messages,
}
