namespace CachePrefix.Auditing.Sources;

/// <summary>A file causes more work than its <see cref="WorkBudget"/> allows.</summary>
internal sealed class WorkBudgetException : Exception;
