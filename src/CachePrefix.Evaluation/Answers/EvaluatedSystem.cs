using System.Security.Cryptography;
using System.Text;

namespace CachePrefix.Evaluation;

/// <summary>One side of a comparison: anything that answers inputs.</summary>
/// <typeparam name="TInput">The type of the inputs.</typeparam>
/// <typeparam name="TAnswer">The type of the answers.</typeparam>
/// <param name="Name">What the side is called in reports, such as <c>all-sonnet</c>.</param>
/// <param name="Version">
/// Everything that answers depend on: models, prompt, settings, as text of any length. Kept answers are used again only for the same name and version, so
/// what is left out here is not noticed when it changes. <see cref="PromptLayout"/>s give the hash of what is fixed in a prompt.
/// </param>
/// <param name="AnswerAsync">Answers an input.</param>
public sealed record EvaluatedSystem<TInput, TAnswer>(string Name, string Version, Func<TInput, CancellationToken, Task<SystemAnswer<TAnswer>>> AnswerAsync)
{
    /// <summary>Which of several answers to the same input this is: another number asks again, which an A/A test needs.</summary>
    public int Repetition { get; init; }

    /// <summary>The version, short enough for reports: 12 hexadecimal digits.</summary>
    public string ShortVersion => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Version)))[..12].ToLowerInvariant();
}
