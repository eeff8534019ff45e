using System.Reflection;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What a meter records.</summary>
public sealed class MeteringOptions
{
    /// <summary>
    /// Names the tenant that a request is accounted to; nobody when <see langword="null"/>. Called with the options of the request, and with
    /// <see langword="null"/> where there are none.
    /// </summary>
    public Func<ChatOptions?, string?>? Tenant { get; set; }

    /// <summary>The version of the program, so that reports show deployments. The version of the program's main assembly unless set.</summary>
    public string? Deployment { get; set; } =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    /// <summary>
    /// The tier that savings are shown against: what the same calls would have cost there. The tier whose model's output is dearest when <see langword="null"/>.
    /// </summary>
    public string? BaselineTier { get; set; }

    /// <summary>
    /// The model that savings are shown against where there are no tiers, or instead of <see cref="BaselineTier"/>; the call's own model when nothing is known.
    /// </summary>
    public string? BaselineModel { get; set; }

    /// <summary>Whether records hold the text of the last user turn and of the answer. Not unless set: prompts may hold personal data.</summary>
    public bool CaptureContent { get; set; }

    /// <summary>Changes captured text before it is recorded, for example to take out names. Called on the path of the request.</summary>
    public Func<string, string>? RedactContent { get; set; }

    /// <summary>The most characters of a captured text. 4,000 unless set.</summary>
    public int MaxContentLength { get; set; } = 4_000;
}
