namespace CachePrefix.OpenAI.Tests.Consumers;

/// <summary>A test that needs a linker for native code: skipped with the reason where there is none, but never in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeFactAttribute : FactAttribute
{
    /// <summary>The compiler driver that links; the SDK's own choice is clang.</summary>
    public static readonly string? Linker = new[] { "clang", "gcc" }.FirstOrDefault(static name => File.Exists("/usr/bin/" + name));

    public NativeFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "The program is published for Linux.";
        else if (Linker is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "There is no linker: apt-get install clang zlib1g-dev.";
    }
}
