namespace CachePrefix.Analyzers.Generation;

/// <summary>Writes the methods that create a prompt from its segments, or write its prefix without one.</summary>
internal static class CreationEmitter
{
    public static void Emit(SourceWriter writer, PromptModel prompt)
    {
        if (prompt.Parameters is not { } parameters)
            return;

        if (parameters.Count > 0)
            EmitCreate(writer, prompt, "Create", [.. parameters]);
        var given = parameters.Where(parameter => prompt.PrefixWriting.Parameters.Contains(parameter.Name, StringComparer.Ordinal)).ToList();
        if (prompt.PrefixWriting.Writing == PrefixWriting.Create)
            EmitCreate(writer, prompt, "CreatePrefix", given);
        else if (prompt.PrefixWriting.Writing == PrefixWriting.Write)
            EmitWritePrefix(writer, prompt, given);
    }

    /// <summary>A parameter that is not given keeps the default that the definition declares.</summary>
    private static void EmitCreate(SourceWriter writer, PromptModel prompt, string method, List<ParameterModel> given)
    {
        writer.Line();
        writer.Line($"internal static {prompt.Names.FullName} {method}({(given.Count == 0 ? ")" : "")}");
        for (var i = 0; i < given.Count; i++)
            writer.Line($"    {given[i].Type} {given[i].Name}{(i == given.Count - 1 ? ")" : ",")}");
        writer.Line("{");
        writer.Indent();
        var initialized = given.Where(static parameter => parameter.Default == ParameterDefault.Initializer).ToList();
        writer.Line($"var prompt = {Creation(prompt, given, withInitialized: false)};");
        if (initialized.Count > 0)
        {
            writer.Line($"if ({string.Join(" || ", initialized.Select(static parameter => parameter.Name + " is not null"))})");
            writer.Line($"    prompt = {Creation(prompt, given, withInitialized: true)};");
        }

        writer.Line("return prompt;");
        writer.Close();
    }

    private static void EmitWritePrefix(SourceWriter writer, PromptModel prompt, List<ParameterModel> given)
    {
        writer.Line();
        var parameters = string.Concat(given.Select(static parameter => $"{parameter.Type} {parameter.Name}, "));
        writer.Open($"internal static void WritePrefix({parameters}ref global::CachePrefix.PromptRequestWriter request)");
        var offset = prompt.Segments.Count - prompt.PrefixWriting.Values.Count;
        for (var i = offset; i < prompt.Segments.Count; i++)
        {
            var (segment, value) = (prompt.Segments[i], prompt.PrefixWriting.Values[i - offset]);
            if (segment.Kind != SegmentKind.Input)
                writer.Line(DefinitionEmitter.WriteCall(segment, i, value.Length == 0 ? segment.Access : value));
        }

        writer.Close();
    }

    /// <summary>A member that keeps its own initial value is left out, or takes it from the prompt created first.</summary>
    private static string Creation(PromptModel prompt, List<ParameterModel> given, bool withInitialized)
    {
        var arguments = prompt.Parameters!.Value
            .Where(static parameter => parameter.ConstructorIndex >= 0)
            .OrderBy(static parameter => parameter.ConstructorIndex)
            .Select(parameter => given.Contains(parameter) ? Given(parameter) : Missing(parameter));
        var members = given
            .Where(parameter => parameter.Member is not null && (withInitialized || parameter.Default != ParameterDefault.Initializer))
            .Select(static parameter => $"{parameter.Member} = {Value(parameter)}")
            .ToList();
        var initializer = members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}";
        return $"new {prompt.Names.FullName}({string.Join(", ", arguments)}){initializer}";
    }

    private static string Value(ParameterModel parameter) => parameter.Default switch
    {
        ParameterDefault.Null => parameter.Name + "!",
        ParameterDefault.Empty => parameter.Name + " ?? []",
        ParameterDefault.Initializer => $"{parameter.Name} ?? prompt.{parameter.Member}",
        _ => Given(parameter),
    };

    private static string Given(ParameterModel parameter) => Forgiven(parameter.Name, parameter);

    /// <summary>A record's constructor that copies, and other constructors, take null as well: the type says which one is meant.</summary>
    private static string Missing(ParameterModel parameter) => parameter.DefaultValue is "null" or "default"
        ? $"({parameter.Type}){Forgiven(parameter.DefaultValue, parameter)}"
        : Forgiven(parameter.DefaultValue!, parameter);

    /// <summary>What a parameter may be, the member or the constructor that it is for may be said not to take.</summary>
    private static string Forgiven(string value, ParameterModel parameter) =>
        parameter.Type.EndsWith("?", StringComparison.Ordinal) ? value + "!" : value;
}
