namespace CachePrefix;

/// <summary>A prompt whose client has been registered, for the check at start-up and for who looks for its client.</summary>
/// <param name="Layout">The prompt's layout.</param>
/// <param name="Route">The prompt's route.</param>
/// <param name="Client">The type of the client.</param>
internal sealed record PromptRegistration(PromptLayout Layout, PromptRoute Route, Type Client);
