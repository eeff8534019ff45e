namespace CachePrefix.Testing;

/// <summary>Which diagnostics of the compiler itself a test takes into account.</summary>
public enum CompilerDiagnostics
{
    None,
    Errors,
    Warnings,
    Suggestions,
    All,
}
