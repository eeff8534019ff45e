namespace CachePrefix.Labels;

/// <summary>Nothing can be measured. The message names what is wrong and the way out.</summary>
internal sealed class LabelsException(string message) : Exception(message);
