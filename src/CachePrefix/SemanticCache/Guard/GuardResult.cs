namespace CachePrefix;

/// <summary>What a look at two questions tells.</summary>
public enum GuardResult
{
    /// <summary>Neither proved equal nor told apart: only a verifier may let the answer to one serve the other.</summary>
    Unsure = 0,

    /// <summary>The questions ask the same in other words, other order or with other courtesies.</summary>
    Same = 1,

    /// <summary>The questions differ in something that changes the answer.</summary>
    Different = 2,
}
