namespace CachePrefix;

/// <summary>A prompt whose client has been registered, for the check at start-up.</summary>
/// <param name="Layout">The prompt's layout.</param>
/// <param name="Route">The prompt's route.</param>
internal sealed record PromptRegistration(PromptLayout Layout, PromptRoute Route);
