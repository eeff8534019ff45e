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
        var supported = prompt.Segments.Where(static segment => segment.IsSupported);
        var segments = SegmentOrder.Sort(Distinct(supported).Select(Normal));
        var tools = prompt.Tools.Where(static tool => tool.Problem() is null)
            .OrderBy(static tool => tool.Name, StringComparer.Ordinal)
            .GroupBy(static tool => tool.Name, static (_, same) => same.First())
            .ToList();
        var (hash, tokens) = ConstantPart.Of(tools, ConstantTexts(segments), prompt.Known);
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
            ConstantHash = hash,
            ConstantTokens = tokens,
        };
    }

    /// <summary>One segment per member, and one history: rules report the others.</summary>
    private static IEnumerable<SegmentDeclaration> Distinct(IEnumerable<SegmentDeclaration> segments)
    {
        var members = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var histories = 0;
        foreach (var segment in segments)
        {
            if (members.Add(segment.Member) && (segment.Role != SegmentRole.History || histories++ == 0))
                yield return segment;
        }
    }

    /// <summary>A wrong rung counts as the implied one: a rule reports it.</summary>
    private static SegmentDeclaration Normal(SegmentDeclaration segment) =>
        !segment.IsCached || segment.Stability is >= Stability.Constant and < Stability.Volatile
            ? segment
            : new SegmentDeclaration(segment.Member, segment.Type, segment.Role, segment.Attribute)
            {
                Kind = segment.Kind,
                Stability = Stability.Deployment,
                Ttl = segment.Ttl,
                Order = segment.Order,
            };

    private static IEnumerable<string> ConstantTexts(List<SegmentDeclaration> segments)
    {
        foreach (var segment in segments)
        {
            if (segment is { Kind: SegmentKind.System, Stability: Stability.Constant, ConstantText: { } text })
                yield return text;
        }
    }

    private static EquatableArray<SegmentModel> Models(PromptDeclaration prompt, List<ToolDeclaration> tools, List<SegmentDeclaration> segments)
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
