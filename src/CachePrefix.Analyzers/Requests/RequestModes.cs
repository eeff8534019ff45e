using System.Globalization;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Reads the settings of a request that decide whether a provider can read its cached messages.</summary>
internal static class RequestModes
{
    public static IReadOnlyDictionary<string, Mode> OfParameters(RequestValue parameters)
    {
        var modes = new Dictionary<string, Mode>(StringComparer.Ordinal);
        Add(modes, "thinking", parameters, "Thinking");
        Add(modes, "tool choice", parameters, "ToolChoice");
        if (parameters.Find("OutputConfig") is { Value: { } output })
            Add(modes, "effort", output, "Effort");
        else
            Add(modes, "effort", parameters, "OutputConfig");
        return modes;
    }

    public static IReadOnlyDictionary<string, Mode> OfOptions(RequestValue? options, RequestValue? raw)
    {
        var modes = new Dictionary<string, Mode>(StringComparer.Ordinal);
        if (options is null || raw is not null)
            return modes;

        Add(modes, "reasoning", options, "Reasoning");
        Add(modes, "tool choice", options, "ToolMode");
        Add(modes, "answer format", options, "ResponseFormat");
        return modes;
    }

    private static void Add(Dictionary<string, Mode> modes, string name, RequestValue owner, string member)
    {
        if (owner.Find(member) is { } setting)
            modes.Add(name, new Mode(setting.IsCertain ? CodeOf(setting.Value) : null, setting.Node));
        else
            modes.Add(name, new Mode(owner.IsPartial ? null : string.Empty, owner.Node));
    }

    private static string? CodeOf(RequestValue? value)
    {
        if (value is null or { IsChanged: true } or { IsPartial: true })
            return null;
        if (value.IsNull)
            return string.Empty;
        if (value.Constant.HasValue)
            return Convert.ToString(value.Constant.Value, CultureInfo.InvariantCulture);
        if (value.Member is { } member)
            return member.ToDisplayString();

        var parts = value.Settings.OrderBy(static setting => setting.Key, StringComparer.Ordinal).Select(static setting => (setting.Key, Code: CodeOf(setting.Value.Value))).ToList();
        return parts.Exists(static part => part.Code is null) ? null : $"{value.Type?.Name}({string.Join(",", parts.Select(static part => part.Key + "=" + part.Code))})";
    }
}
