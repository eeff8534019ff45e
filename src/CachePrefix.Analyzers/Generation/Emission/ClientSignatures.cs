namespace CachePrefix.Analyzers.Generation;

/// <summary>The methods that interface and client share.</summary>
internal sealed class ClientSignatures
{
    private const string Token = "global::System.Threading.CancellationToken";
    private const string Tasks = "global::System.Threading.Tasks";
    private const string Generic = "global::System.Collections.Generic";

    private readonly PromptModel _prompt;

    public ClientSignatures(PromptModel prompt)
    {
        _prompt = prompt;
        Parameters = prompt.Parameters ?? default;
        Prefix = [.. Parameters.Where(parameter => prompt.PrefixWriting.Parameters.Contains(parameter.Name, StringComparer.Ordinal))];
        HasFlattened = Parameters.Count > 0 && !TakesPrompt([.. Parameters]);
        HasFlattenedPrefix = prompt.PrefixWriting.Writing != PrefixWriting.None && !TakesPrompt(Prefix);
    }

    /// <summary>The parameters of the flattened overloads.</summary>
    public EquatableArray<ParameterModel> Parameters { get; }

    /// <summary>The parameters of the flattened overload that only writes the prefix.</summary>
    public IReadOnlyList<ParameterModel> Prefix { get; }

    public bool HasFlattened { get; }

    public bool HasFlattenedPrefix { get; }

    private string Prompt => _prompt.Names.FullName;

    public string Send => $"{Tasks}.Task<global::CachePrefix.PromptResult<{_prompt.ResultType}>> SendAsync(";

    public string Stream => $"{Generic}.IAsyncEnumerable<global::CachePrefix.PromptUpdate<{_prompt.ResultType}>> StreamAsync(";

    public string Prewarm => $"{Tasks}.Task<{Generic}.IReadOnlyList<global::CachePrefix.PromptAttempt>> PrewarmAsync(";

    public string PromptParameters => $"{Prompt} prompt, {TokenParameter})";

    public string ManyMethod =>
        $"{Generic}.IAsyncEnumerable<global::CachePrefix.PromptItem<{_prompt.ResultType}>> SendManyAsync(" +
        $"{Generic}.IEnumerable<{Prompt}> prompts, global::CachePrefix.SendManyOptions? options = null, {TokenParameter})";

    public string BatchMethod =>
        $"{Tasks}.Task<global::CachePrefix.PromptBatch<{Prompt}, {_prompt.ResultType}>> SubmitBatchAsync(" +
        $"{Generic}.IEnumerable<{Prompt}> prompts, global::CachePrefix.BatchOptions? options = null, {TokenParameter})";

    public string PrewarmParameters => $"{Prompt} prompt, {TierParameter}, {TokenParameter})";

    public string FlattenedParameters => Join(Parameters, TokenParameter);

    public string FlattenedPrefixParameters => Join(Prefix, TierParameter, TokenParameter);

    public string CreateAll => $"{_prompt.Names.Definition}.Create({string.Join(", ", Parameters.Select(static parameter => parameter.Name))})";

    /// <summary>How the overload that only writes the prefix does so.</summary>
    public string PrewarmCall => _prompt.PrefixWriting.Writing == PrefixWriting.Write
        ? $"PrewarmPrefixAsync((ref global::CachePrefix.PromptRequestWriter request) => {_prompt.Names.Definition}.WritePrefix({string.Concat(Prefix.Select(static parameter => parameter.Name + ", "))}ref request), tier, cancellationToken)"
        : $"PrewarmAsync({_prompt.Names.Definition}.CreatePrefix({string.Join(", ", Prefix.Select(static parameter => parameter.Name))}), tier, cancellationToken)";

    private static string TierParameter => "string? tier = null";

    private static string TokenParameter => $"{Token} cancellationToken = default";

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
