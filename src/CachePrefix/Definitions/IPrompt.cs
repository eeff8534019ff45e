namespace CachePrefix;

/// <summary>Names the result type of a prompt definition. Implemented together with <see cref="PromptAttribute"/>.</summary>
/// <typeparam name="TResult">
/// <see cref="string"/> for plain text; any other type is requested as JSON with that type's schema and deserialised strictly.
/// </typeparam>
public interface IPrompt<TResult>;
