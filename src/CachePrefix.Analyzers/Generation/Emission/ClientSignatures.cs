namespace CachePrefix.Analyzers.Generation;

/// <summary>The methods that interface and client share.</summary>
internal sealed class ClientSignatures
{
    private const string Tasks = "global::System.Threading.Tasks";
    private const string Generic = "global::System.Collections.Generic";
    private const string TierParameter = "string? tier = null";
    private const string TokenParameter = "global::System.Threading.CancellationToken cancellationToken = default";

    public const string Prewarm = $"{Tasks}.Task<{Generic}.IReadOnlyList<global::CachePrefix.PromptAttempt>> PrewarmAsync(";

    private readonly PromptModel _prompt;

    public ClientSignatures(PromptModel prompt)
    {
        _prompt = prompt;
        Prompt = prompt.Names.FullName;
        Parameters = prompt.Parameters ?? default;
        Prefix = [.. Parameters.Where(parameter => prompt.PrefixWriting.Parameters.Contains(parameter.Name, StringComparer.Ordinal))];
        HasFlattened = Parameters.Count > 0 && !TakesPrompt([.. Parameters]);
        HasFlattenedPrefix = prompt.PrefixWriting.Writing != PrefixWriting.None && !TakesPrompt(Prefix);
        PromptParameters = $"{Prompt} prompt, {TokenParameter})";
        FlattenedParameters = Join(Parameters, TokenParameter);
        FlattenedPrefixParameters = Join(Prefix, TierParameter, TokenParameter);
        Send = $"{Tasks}.Task<global::CachePrefix.PromptResult<{prompt.ResultType}>> SendAsync(";
        Stream = $"{Generic}.IAsyncEnumerable<global::CachePrefix.PromptUpdate<{prompt.ResultType}>> StreamAsync(";
    }

    /// <summary>The parameters of the flattened overloads.</summary>
    public EquatableArray<ParameterModel> Parameters { get; }

    /// <summary>The parameters of the flattened overload that only writes the prefix.</summary>
    public IReadOnlyList<ParameterModel> Prefix { get; }

    public bool HasFlattened { get; }

    public bool HasFlattenedPrefix { get; }

    public string Send { get; }

    public string Stream { get; }

    public string SendMany => $"{Generic}.IAsyncEnumerable<global::CachePrefix.PromptItem<{_prompt.ResultType}>> SendManyAsync(";

    public string SubmitBatch => $"{Tasks}.Task<global::CachePrefix.PromptBatch<{Prompt}, {_prompt.ResultType}>> SubmitBatchAsync(";

    public string PromptParameters { get; }

    public string ManyParameters => $"{Generic}.IEnumerable<{Prompt}> prompts, global::CachePrefix.SendManyOptions? options = null, {TokenParameter})";

    public string BatchParameters => $"{Generic}.IEnumerable<{Prompt}> prompts, global::CachePrefix.BatchOptions? options = null, {TokenParameter})";

    public string PrewarmParameters => $"{Prompt} prompt, {TierParameter}, {TokenParameter})";

    public string FlattenedParameters { get; }

    public string FlattenedPrefixParameters { get; }

    private string Prompt { get; }

    public string CreateAll => $"{_prompt.Names.Definition}.Create({string.Join(", ", Parameters.Select(static parameter => parameter.Name))})";

    /// <summary>How the overload that only writes the prefix does so.</summary>
    public string PrewarmCall => _prompt.PrefixWriting.Writing == PrefixWriting.Write
        ? $"PrewarmPrefixAsync((ref global::CachePrefix.PromptRequestWriter request) => {_prompt.Names.Definition}.WritePrefix({string.Concat(Prefix.Select(static parameter => parameter.Name + ", "))}ref request), tier, cancellationToken)"
        : $"PrewarmAsync({_prompt.Names.Definition}.CreatePrefix({string.Join(", ", Prefix.Select(static parameter => parameter.Name))}), tier, cancellationToken)";

    private static string Join(IEnumerable<ParameterModel> parameters, params string[] more) =>
        string.Join(", ", parameters.Select(Declare).Concat(more)) + ")";

    private static string Declare(ParameterModel parameter)
    {
        var value = parameter.Default switch
        {
            ParameterDefault.None => "",
            ParameterDefault.Constant => " = " + parameter.DefaultValue,
            _ => " = null",
        };
        return $"{parameter.Type} {parameter.Name}{value}";
    }

    /// <summary>A call with a prompt alone would fit such an overload as well as the one that takes the prompt.</summary>
    private bool TakesPrompt(IReadOnlyList<ParameterModel> parameters) =>
        parameters.Count > 0 && parameters[0].Type.TrimEnd('?') == Prompt && parameters.Skip(1).All(static parameter => parameter.Default != ParameterDefault.None);
}
