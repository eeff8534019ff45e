using CachePrefix.Analyzers.Locking;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Turns a definition's symbols into the model that the emitter reads.</summary>
internal static class PromptParser
{
    /// <summary>The model, or <see langword="null"/> when no code can be generated; a definition rule then says why.</summary>
    public static PromptModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context.TargetSymbol is INamedTypeSymbol type && Carries(context.TargetNode, type.AttributeOf(context.Attributes[0].AttributeClass))
            ? ModelMemory.GetOrParse(context.TargetNode, context.SemanticModel.Compilation, type, Parse, cancellationToken)
            : null;

    /// <summary>The prompt's name in logs, metrics and records.</summary>
    public static string NameOf(PromptDeclaration prompt) => prompt.Attribute.Named<string>("Name") is { Length: > 0 } name ? name : prompt.Type.Name;

    /// <summary>Of several parts with the attribute, as a copied file has them, the first one counts.</summary>
    private static bool Carries(SyntaxNode part, AttributeData? attribute) => attribute?.ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == part.SyntaxTree
        && part.Span.Contains(reference.Span);

    private static PromptModel? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var prompt = KnownTypes.Of(compilation).DeclarationOf(type, cancellationToken);
        return prompt is null ? null : TryRead(prompt, Read, cancellationToken, out _);
    }

    /// <summary>The model, or <see langword="null"/> when no code can be generated.</summary>
    public static PromptModel? Read(PromptDeclaration prompt, CancellationToken cancellationToken) =>
        Emittability.CanEmit(prompt, cancellationToken) ? ModelOf(prompt, cancellationToken) : null;

    /// <summary>A fault is kept to its definition: the others get their clients, and a rule reports this one.</summary>
    public static PromptModel? TryRead(PromptDeclaration prompt, Func<PromptDeclaration, CancellationToken, PromptModel?> read, CancellationToken cancellationToken, out Exception? fault)
    {
        fault = null;
        try
        {
            return read(prompt, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            fault = exception;
            return null;
        }
    }

    private static PromptModel ModelOf(PromptDeclaration prompt, CancellationToken cancellationToken)
    {
        var result = prompt.ResultTypes[0];
        var (tools, segments) = WireOrder.Of(prompt);
        var names = NameReader.Read(prompt);
        var parameters = new ParameterReader(prompt, NameReader.VisibilityOf(prompt), cancellationToken).Read();
        return new PromptModel
        {
            Names = names,
            DisplayName = NameOf(prompt),
            Feature = prompt.Attribute.Named<string>("Feature"),
            MaxOutputTokens = Math.Max(0, prompt.Attribute.Named<int>(PromptNumbers.MaxOutputTokens)),
            Temperature = PromptNumbers.TemperatureOf(prompt.Attribute) is { } temperature ? ConstantExpression.OfSingle(temperature) : null,
            ResponseCache = CachePolicyReader.ResponsePolicyOf(prompt.CacheResponse),
            SemanticCache = CachePolicyReader.SemanticPolicyOf(prompt.SemanticCache),
            Patience = PatienceReader.TimeOf(prompt.Patience) is { } patience ? ConstantExpression.OfTimeSpan(patience) : null,
            ResultType = result.ToQualified(),
            IsText = result.SpecialType == SpecialType.System_String,
            JsonContext = JsonContexts.Of(prompt)?.ToQualified(),
            Route = RouteReader.Read(prompt),
            Validator = prompt.Validators is [var (validator, _), ..] ? MethodReader.Validator(validator, prompt) : null,
            Segments = Models(prompt, tools, segments),
            Tools = tools.Select(tool => ToolModelOf(tool)).ToEquatableArray(),
            Parameters = parameters,
            PrefixWriting = PrefixReader.Read(prompt, segments, parameters, cancellationToken),
            Suppressions = SuppressionReader.Read(prompt, tools, segments, cancellationToken),
            Lock = LockEntry.Of(names.QualifiedName, ConstantPart.ItemsOf(tools, segments, prompt.Known)),
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
            var ttl = segment.Ttl is CacheTtl.FiveMinutes or CacheTtl.OneHour ? segment.Ttl : CacheTtl.Default;
            models.Add(new SegmentModel(name, segment.Kind!.Value, segment.Stability, ttl, label, AccessOf(segment, prompt)));
        }

        return models.ToEquatableArray();
    }

    /// <summary>Elements that may be null are looked at when the request is written.</summary>
    private static string AccessOf(SegmentDeclaration segment, PromptDeclaration prompt)
    {
        var member = segment.Member;
        var owner = member.IsStatic ? member.ContainingType.ToQualified()
            : prompt.Hierarchy.IsHidden(member) ? $"(({member.ContainingType.ToQualified()})prompt)"
            : "prompt";
        var forgiven = segment.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).HasNullable() ? "!" : "";
        return $"{owner}.{Identifiers.Escape(member.Name)}{forgiven}";
    }

    private static ToolModel ToolModelOf(ToolDeclaration tool)
    {
        var types = tool.Method.Parameters.Select(static parameter => parameter.Type.ToQualified()).ToList();
        var isAction = tool.Method.ReturnsVoid;
        if (!isAction)
            types.Add(tool.Method.ReturnType.ToQualified());
        var arguments = types.Count == 0 ? "" : $"<{string.Join(", ", types)}>";
        return new ToolModel(
            tool.Name,
            $"global::System.{(isAction ? "Action" : "Func")}{arguments}",
            $"{tool.Method.ContainingType.ToQualified()}.{Identifiers.Escape(tool.Method.Name)}");
    }
}
