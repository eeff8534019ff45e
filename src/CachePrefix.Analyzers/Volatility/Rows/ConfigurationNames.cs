using CachePrefix.Analyzers.Volatility.Sinks;

namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>Names of parameters that come from configuration or start-up far more often than from a request.</summary>
internal static class ConfigurationNames
{
    private static readonly string[] Suffixes =
    [
        "tools", "toolnames", "tooldescriptions", "tooldefinitions", "plugins", "skills", "functions", "endpoint", "url", "uri", "path", "folder", "directory", "config", "configuration", "settings", "options", "model", "modelid",
        "modelname", "provider", "token", "secret", "password", "credential", "credentials", "connectionstring", "language", "languagename", "languagecode", "locale", "culture", "template", "schema", "apikey", "deployment", "environment", "version", "baseprompt", "prefix", "suffix", "separator",
        "promptid", "promptname", "promptkey", "promptidoralias", "templateid", "templatename", "templatekey", "limit", "maximum", "minimum", "budget", "topk", "topn", "timeout", "temperature",
    ];

    /// <summary>Whether a name says that a number is the most or the least of something.</summary>
    private static bool IsBound(string name) =>
        name.Length > 3 && (name.StartsWith("max", StringComparison.OrdinalIgnoreCase) || name.StartsWith("min", StringComparison.OrdinalIgnoreCase)) && char.IsUpper(name[3]);

    public static bool Is(string name) => PromptNames.IsPrompt(name) || IsBound(name) || Array.Exists(Suffixes, suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}
