namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Names of methods that run before an object is used, or before it is used anew.</summary>
internal static class StartUpNames
{
    /// <summary>Verbs of methods that are given what an object needs, once.</summary>
    private static readonly string[] Given = ["Register", "Configure", "Initialize", "Initialise", "Init", "Setup", "SetUp", "Use"];

    /// <summary>Verbs of methods with which a conversation begins.</summary>
    private static readonly string[] Begun = ["Initialize", "Initialise", "Init", "OnInitialized", "OnParametersSet", "OnStart", "OnEnable", "OnAppearing", "OnNavigatedTo", "OnLoaded", "Start", "Awake", "Ready", "_Ready", "Setup", "SetUp", "Reset", "Restart", "Clear", "New", "Begin", "Create"];

    public static bool IsGiven(string method) => HasVerb(method, Given);

    public static bool IsBegun(string method) => HasVerb(method, Begun);

    private static bool HasVerb(string method, string[] verbs) =>
        Array.Exists(verbs, verb => method.StartsWith(verb, StringComparison.Ordinal) && (method.Length == verb.Length || char.IsUpper(method[verb.Length])));
}
