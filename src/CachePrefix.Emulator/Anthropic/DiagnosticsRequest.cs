namespace CachePrefix.Emulator.Anthropic;

/// <summary>What <c>diagnostics</c> asks for.</summary>
/// <param name="PreviousMessageId">The message whose request is compared with this one; <see langword="null"/> for none.</param>
internal sealed record DiagnosticsRequest(string? PreviousMessageId);
