namespace CachePrefix.Analyzers.Generation;

/// <summary>Writes the client's interface.</summary>
internal static class InterfaceEmitter
{
    private const string TokenDocumentation = "<param name=\"cancellationToken\">Ends the call at once.</param>";
    private const string PromptDocumentation = "<param name=\"prompt\">The prompt.</param>";
    private const string SendSummary = "<summary>Sends a prompt and returns the typed answer.</summary>";
    private const string StreamSummary = "<summary>Sends a prompt and returns the answer piece by piece; the last piece carries the whole result.</summary>";
    private const string PrewarmSummary = "<summary>Writes the cached prefix to the provider's cache, or refreshes it, without asking for an answer.</summary>";
    private const string TierDocumentation = "<param name=\"tier\">The tier to warm; every tier of the prompt's route when <see langword=\"null\"/>.</param>";
    private const string SendReturns = "<returns>The answer with its tier, tokens, cost and latency.</returns>";
    private const string StreamReturns = "<returns>The pieces in order.</returns>";
    private const string PrewarmReturns = "<returns>One attempt per tier with its tokens and cost.</returns>";

    public static void Emit(SourceWriter writer, PromptNames names, ClientSignatures signatures, IReadOnlyList<string> documentation)
    {
        foreach (var line in documentation)
            writer.Documentation(line);
        writer.Generated();
        writer.Open($"{names.Accessibility} interface {names.Interface}");
        Method(writer, signatures.Send, signatures.PromptParameters, [SendSummary, PromptDocumentation, TokenDocumentation, SendReturns]);
        if (signatures.HasFlattened)
        {
            writer.Line();
            Method(writer, signatures.Send, signatures.FlattenedParameters, [SendSummary, .. Describe(signatures.Parameters), TokenDocumentation, SendReturns]);
        }

        writer.Line();
        Method(writer, signatures.Stream, signatures.PromptParameters, [StreamSummary, PromptDocumentation, TokenDocumentation, StreamReturns]);
        if (signatures.HasFlattened)
        {
            writer.Line();
            Method(writer, signatures.Stream, signatures.FlattenedParameters, [StreamSummary, .. Describe(signatures.Parameters), TokenDocumentation, StreamReturns]);
        }

        writer.Line();
        Method(writer, signatures.SubmitBatch, signatures.BatchParameters,
        [
            "<summary>Submits prompts as batches, at half the price and answered within a day; the same call with the same run goes on after a crash.</summary>",
            "<param name=\"prompts\">The prompts.</param>",
            "<param name=\"options\">Name, store, seed and waits.</param>",
            TokenDocumentation,
            "<returns>The batch, whose results are read as they arrive.</returns>",
        ]);
        writer.Line();
        Method(writer, signatures.SendMany, signatures.ManyParameters,
        [
            "<summary>Sends many prompts: the first call on each tier alone, so that it fills the provider's cache, the others side by side.</summary>",
            "<param name=\"prompts\">The prompts, read as they are needed.</param>",
            "<param name=\"options\">Concurrency and progress.</param>",
            TokenDocumentation,
            "<returns>The outcomes in completion order, with their index.</returns>",
        ]);
        writer.Line();
        Method(writer, ClientSignatures.Prewarm, signatures.PrewarmParameters, [PrewarmSummary, PromptDocumentation, TierDocumentation, TokenDocumentation, PrewarmReturns]);
        if (signatures.HasFlattenedPrefix)
        {
            writer.Line();
            Method(writer, ClientSignatures.Prewarm, signatures.FlattenedPrefixParameters, [PrewarmSummary, .. Describe(signatures.Prefix), TierDocumentation, TokenDocumentation, PrewarmReturns]);
        }

        writer.Close();
    }

    private static void Method(SourceWriter writer, string head, string parameters, ReadOnlySpan<string> documentation)
    {
        foreach (var line in documentation)
            writer.Documentation(line);
        writer.Line($"{head}{parameters};");
    }

    private static IEnumerable<string> Describe(IEnumerable<ParameterModel> parameters) =>
        parameters.Select(static parameter => $"<param name=\"{Identifiers.Unescape(parameter.Name)}\">{parameter.Documentation}</param>");
}
