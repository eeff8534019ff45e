namespace CachePrefix.Analyzers.Generation;

/// <summary>Writes the method that creates a prompt from its segments.</summary>
internal static class CreationEmitter
{
    public static void Emit(SourceWriter writer, PromptModel prompt)
    {
        if (prompt.Parameters is not { Count: > 0 } parameters)
            return;

        writer.Line();
        writer.Line($"internal static {prompt.Names.FullName} Create(");
        for (var i = 0; i < parameters.Count; i++)
            writer.Line($"    {parameters[i].Type} {parameters[i].Name}{(i == parameters.Count - 1 ? ")" : ",")}");
        writer.Line("{");
        writer.Indent();
        var initialized = parameters.Where(static parameter => parameter.Default == ParameterDefault.Initializer).ToList();
        writer.Line($"var prompt = {Creation(prompt, parameters, withInitialized: false)};");
        if (initialized.Count > 0)
        {
            writer.Line($"if ({string.Join(" || ", initialized.Select(static parameter => parameter.Name + " is not null"))})");
            writer.Line($"    prompt = {Creation(prompt, parameters, withInitialized: true)};");
        }

        writer.Line("return prompt;");
        writer.Close();
    }

    /// <summary>A member that keeps its own initial value is left out, or takes it from the prompt created first.</summary>
    private static string Creation(PromptModel prompt, EquatableArray<ParameterModel> parameters, bool withInitialized)
    {
        var arguments = parameters
            .Where(static parameter => parameter.ConstructorIndex >= 0)
            .OrderBy(static parameter => parameter.ConstructorIndex)
            .Select(static parameter => parameter.Name);
        var members = parameters
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
        _ => parameter.Name,
    };
}
