namespace CachePrefix;

/// <summary>Who may be given an answer that the response cache holds.</summary>
public enum CacheScope
{
    /// <summary>Only calls whose tenant and session segments are the same: they are part of the key.</summary>
    Own = 0,

    /// <summary>
    /// Everybody who asks the same: tenant and session segments are left out of the key, so that the answer to one customer is given to the
    /// next. Only for prompts whose answers do not depend on those segments.
    /// </summary>
    Shared = 1,
}
