using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Turns a definition's symbols into the model that the emitter reads.</summary>
internal static class PromptParser
{
    /// <summary>The model, or <see langword="null"/> when no code can be generated; a definition rule then says why.</summary>
    public static PromptModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.TargetSymbol is INamedTypeSymbol type
            ? ModelMemory.GetOrParse(context.TargetNode, context.SemanticModel.Compilation, type, Parse, cancellationToken)
            : null;

    private static PromptModel? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var prompt = KnownTypes.Of(compilation).DeclarationOf(type, cancellationToken);
        if (prompt is null || !Emittability.CanEmit(prompt, cancellationToken))
            return null;

        var result = prompt.ResultTypes[0];
        var (tools, segments) = WireOrder.Of(prompt);
        var constant = ConstantPart.ItemsOf(tools, segments, prompt.Known);
        var names = NameReader.Read(prompt);
        return new PromptModel
        {
            Names = names,
            DisplayName = prompt.Attribute.Named<string>("Name") is { Length: > 0 } name ? name : type.Name,
            Feature = prompt.Attribute.Named<string>("Feature"),
            MaxOutputTokens = Math.Max(0, prompt.Attribute.Named<int>("MaxOutputTokens")),
            Temperature = TemperatureOf(prompt.Attribute),
            ResultType = result.ToQualified(),
            IsText = result.SpecialType == SpecialType.System_String,
            JsonContext = prompt.Attribute.Named<INamedTypeSymbol>("JsonContext")?.ToQualified(),
            Route = RouteReader.Read(prompt),
            Validator = prompt.Validators is [var (validator, _), ..] ? MethodReader.Validator(validator, prompt) : null,
            Segments = Models(prompt, tools, segments),
            Tools = tools.Select(tool => ToolModelOf(tool, prompt)).ToEquatableArray(),
            Parameters = new ParameterReader(prompt, NameReader.VisibilityOf(prompt), cancellationToken).Read(),
            ConstantHash = ConstantPart.HashOf(constant),
            ConstantTokens = constant.Sum(static item => item.Tokens),
        };
    }

    private static EquatableArray<SegmentModel> Models(PromptDeclaration prompt, IReadOnlyList<ToolDeclaration> tools, List<SegmentDeclaration> segments)
    {
        var models = new List<SegmentModel>(segments.Count + 1);
        if (tools.Count > 0)
            models.Add(new SegmentModel("tools", SegmentKind.Tools, Stability.Constant, CacheTtl.Default, Label: null, Access: ""));

        var hasSeveralInputs = segments.Count(static segment => segment.Role == SegmentRole.Input) > 1;
        foreach (var segment in segments)
        {
            var name = segment.Member.Name;
            var label = !hasSeveralInputs || segment.Role != SegmentRole.Input ? null
                : segment.Attribute.Named<string>("Label") is { Length: > 0 } given ? given
                : Identifiers.ToSnakeCase(name);
            var owner = segment.Member.IsStatic ? prompt.Type.ToQualified() : "prompt";
            var ttl = segment.Ttl is CacheTtl.FiveMinutes or CacheTtl.OneHour ? segment.Ttl : CacheTtl.Default;
            models.Add(new SegmentModel(name, segment.Kind!.Value, segment.Stability, ttl, label, $"{owner}.{Identifiers.Escape(name)}"));
        }

        return models.ToEquatableArray();
    }

    private static ToolModel ToolModelOf(ToolDeclaration tool, PromptDeclaration prompt)
    {
        var types = tool.Method.Parameters.Select(static parameter => parameter.Type.ToQualified()).ToList();
        var isAction = tool.Method.ReturnsVoid;
        if (!isAction)
            types.Add(tool.Method.ReturnType.ToQualified());
        var arguments = types.Count == 0 ? "" : $"<{string.Join(", ", types)}>";
        return new ToolModel(
            tool.Name,
            $"global::System.{(isAction ? "Action" : "Func")}{arguments}",
            $"{prompt.Type.ToQualified()}.{Identifiers.Escape(tool.Method.Name)}");
    }

    private static string? TemperatureOf(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "Temperature" && argument.Value.Value is double value && !double.IsNaN(value) && !double.IsInfinity(value))
                return ConstantExpression.OfSingle((float)value);
        }

        return null;
    }
}
