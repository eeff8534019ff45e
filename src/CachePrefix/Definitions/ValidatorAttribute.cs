namespace CachePrefix;

/// <summary>
/// Marks the method that accepts or rejects an answer: <c>bool M(TResult answer)</c>, static or on the prompt,
/// or <c>static bool M(TPrompt prompt, TResult answer)</c>; <see cref="ValueTask{TResult}"/> of <see cref="bool"/> when it must await;
/// <see cref="AnswerVerdict"/> in place of <see cref="bool"/> to say why an answer is rejected.
/// A rejected answer escalates a cascade to its next tier.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ValidatorAttribute : Attribute;
