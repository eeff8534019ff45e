using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Decides how the cached prefix is written when only the cached segments are given. No value is ever invented for an input.</summary>
internal static class PrefixReader
{
    public static PrefixWritingModel Read(
        PromptDeclaration prompt, IReadOnlyList<SegmentDeclaration> segments, EquatableArray<ParameterModel>? parameters, CancellationToken cancellationToken)
    {
        if (parameters is not { } all)
            return PrefixWritingModel.None;
        if (!all.Any(static parameter => parameter is { IsInput: true, Default: ParameterDefault.None }))
        {
            var given = all.Where(static parameter => !parameter.IsInput).Select(static parameter => parameter.Name);
            return new PrefixWritingModel(PrefixWriting.Create, default, given.ToEquatableArray());
        }

        var values = new List<string>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var segment in segments)
        {
            if (!segment.IsCached || segment.Member.IsStatic)
                values.Add("");
            else if (ParameterOf(segment, prompt, all, cancellationToken) is { } parameter && used.Add(parameter.Name))
                values.Add(ValueOf(parameter, segment));
            else
                return PrefixWritingModel.None;
        }

        return new PrefixWritingModel(
            PrefixWriting.Write,
            values.ToEquatableArray(),
            all.Select(static parameter => parameter.Name).Where(used.Contains).ToEquatableArray());
    }

    private static string ValueOf(ParameterModel parameter, SegmentDeclaration segment) =>
        segment.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).HasNullable() ? parameter.Name + "!" : parameter.Name;

    /// <summary>The parameter whose value a cached member surely holds.</summary>
    private static ParameterModel? ParameterOf(
        SegmentDeclaration segment, PromptDeclaration prompt, EquatableArray<ParameterModel> parameters, CancellationToken cancellationToken)
    {
        var name = Identifiers.Escape(segment.Member.Name);
        var parameter = parameters.FirstOrDefault(candidate => candidate.Member == name && candidate.ConstructorIndex < 0);
        if (parameter is not null)
            return parameter.Default != ParameterDefault.Initializer && KeptValues.IsStoredAsGiven(segment.Member, cancellationToken) ? parameter : null;
        if (KeptValues.ConstructorParameterOf(segment.Member, prompt, cancellationToken) is not { } argument)
            return null;
        return parameters.FirstOrDefault(candidate => candidate.ConstructorIndex == argument.Ordinal && candidate.Member is null);
    }
}
