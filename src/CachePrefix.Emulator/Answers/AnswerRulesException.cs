namespace CachePrefix.Emulator;

/// <summary>A rule file or fault list could not be read. The message names the file, the rule, the value and what to write instead.</summary>
public sealed class AnswerRulesException : FormatException
{
    internal AnswerRulesException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
