namespace CachePrefix.Analyzers.Generation;

/// <summary>Writes the client. Its base has the logic; it only adds the flattened overloads.</summary>
internal static class ClientEmitter
{
    public static void Emit(SourceWriter writer, PromptModel prompt, ClientSignatures signatures, IReadOnlyList<string> documentation)
    {
        var names = prompt.Names;
        foreach (var line in documentation)
            writer.Documentation(line);
        writer.Generated();
        writer.Open($"{names.Accessibility} sealed class {names.Client} : global::CachePrefix.PromptClient<{names.FullName}, {prompt.ResultType}>, {names.Interface}");
        writer.Documentation("<summary>Binds the prompt to the program's tiers.</summary>");
        writer.Documentation("<param name=\"runtime\">The program's tiers and settings.</param>");
        writer.Line($"public {names.Client}(global::CachePrefix.PromptRuntime runtime)");
        writer.Line($"    : base({names.Definition}.Instance, runtime)");
        writer.Line("{");
        writer.Line("}");
        if (signatures.HasFlattened)
        {
            Method(writer, signatures.Send, signatures.FlattenedParameters, $"SendAsync({signatures.CreateAll}, cancellationToken)");
            Method(writer, signatures.Stream, signatures.FlattenedParameters, $"StreamAsync({signatures.CreateAll}, cancellationToken)");
        }

        if (signatures.HasFlattenedPrefix)
            Method(writer, ClientSignatures.Prewarm, signatures.FlattenedPrefixParameters, signatures.PrewarmCall);
        writer.Close();
    }

    private static void Method(SourceWriter writer, string head, string parameters, string call)
    {
        writer.Line();
        writer.Documentation("<inheritdoc/>");
        writer.Line($"public {head}{parameters} =>");
        writer.Line($"    {call};");
    }
}
