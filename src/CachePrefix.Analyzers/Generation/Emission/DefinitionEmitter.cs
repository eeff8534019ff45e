using System.Globalization;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Writes the prompt's own part: its layout and the definition that the client works from.</summary>
internal static class DefinitionEmitter
{
    private const string Lazy = "global::System.Threading.LazyInitializer.EnsureInitialized";
    private const string Tools = "global::System.Collections.Generic.IReadOnlyList<global::Microsoft.Extensions.AI.AITool>";

    public static void Emit(SourceWriter writer, PromptModel prompt)
    {
        writer.Open($"partial {prompt.Names.Keyword} {prompt.Names.Identifier}");
        writer.Documentation("<summary>The layout as data: segments in the order in which they are sent, rungs, breakpoints and the hash of the constant part.</summary>");
        writer.Generated();
        writer.Line($"public static {(prompt.Names.HidesLayout ? "new " : "")}global::CachePrefix.PromptLayout Layout => {PromptNames.DefinitionName}.SharedLayout;");
        writer.Line();
        writer.Documentation("<summary>What the client needs to know of the prompt.</summary>");
        writer.Hidden();
        writer.Open($"internal {(prompt.Names.HidesDefinition ? "new " : "")}sealed class {PromptNames.DefinitionName} : global::CachePrefix.PromptDefinition<{prompt.Names.FullName}, {prompt.ResultType}>");
        EmitLayout(writer, prompt);
        EmitRoute(writer, prompt.Route);
        EmitResult(writer, prompt);
        EmitOptions(writer, prompt);
        EmitTools(writer, prompt);
        EmitWrite(writer, prompt, "WritePrefix", static kind => kind is not (SegmentKind.Tools or SegmentKind.Input));
        EmitWrite(writer, prompt, "WriteInputs", static kind => kind == SegmentKind.Input);
        EmitCall(writer, prompt.Route.Method, "string", $"RouteAsync({prompt.Names.FullName} prompt, ");
        EmitCall(writer, prompt.Validator is { GivesVerdict: false } ? prompt.Validator : null, "bool", $"ValidateAsync({prompt.Names.FullName} prompt, {prompt.ResultType} answer, ");
        EmitCall(writer, prompt.Validator is { GivesVerdict: true } ? prompt.Validator : null, "global::CachePrefix.AnswerVerdict", $"JudgeAsync({prompt.Names.FullName} prompt, {prompt.ResultType} answer, ");
        CreationEmitter.Emit(writer, prompt);
        writer.Close();
        writer.Close();
    }

    private static void EmitLayout(SourceWriter writer, PromptModel prompt)
    {
        writer.Line($"internal static readonly {PromptNames.DefinitionName} Instance = new {PromptNames.DefinitionName}();");
        writer.Line();
        writer.Line("internal static readonly global::CachePrefix.PromptLayout SharedLayout = new global::CachePrefix.PromptLayout(");
        writer.Indent();
        writer.Line(ConstantExpression.OfString(prompt.DisplayName) + ",");
        writer.Open("new global::CachePrefix.SegmentLayout[]");
        foreach (var segment in prompt.Segments)
        {
            var ttl = $"global::CachePrefix.CacheTtl.{segment.Ttl}";
            var label = segment.Label is null ? "" : $", {ttl}, {ConstantExpression.OfString(segment.Label)}";
            var tail = label.Length > 0 ? label : segment.Ttl == CacheTtl.Default ? "" : $", {ttl}";
            writer.Line(
                $"new global::CachePrefix.SegmentLayout({ConstantExpression.OfString(segment.Name)}, " +
                $"global::CachePrefix.SegmentKind.{segment.Kind}, global::CachePrefix.Stability.{segment.Stability}{tail}),");
        }

        writer.Close("},");
        writer.Line($"{ConstantExpression.OfString(prompt.ConstantHash)},");
        writer.Line($"{prompt.ConstantTokens.ToString(CultureInfo.InvariantCulture)},");
        writer.Line($"{ConstantExpression.OfString(prompt.Feature)});");
        writer.Outdent();
        writer.Line();
        writer.Line("public override global::CachePrefix.PromptLayout Layout => SharedLayout;");
    }

    private static void EmitRoute(SourceWriter writer, RouteModel route)
    {
        var tiers = string.Join(", ", route.Tiers.Select(ConstantExpression.OfString));
        var list = route.Tiers.Count == 0 ? "global::System.Array.Empty<string>()" : $"new string[] {{ {tiers} }}";
        writer.Line();
        writer.Line("public override global::CachePrefix.PromptRoute Route { get; } =");
        writer.Line($"    new global::CachePrefix.PromptRoute(global::CachePrefix.RouteKind.{route.Kind}, {list}){(route.Settings.Count == 0 ? "" : $" {{ {string.Join(", ", route.Settings)} }}")};");
    }

    private static void EmitResult(SourceWriter writer, PromptModel prompt)
    {
        var reader = $"global::CachePrefix.ResultReader<{prompt.ResultType}>";
        writer.Line();
        if (prompt.IsText)
        {
            writer.Line($"public override {reader} Result => global::CachePrefix.TextResultReader.Instance{(prompt.ResultType.EndsWith("?", StringComparison.Ordinal) ? "!" : "")};");
            return;
        }

        writer.Line($"private {reader}? _result;");
        writer.Line();
        writer.Line($"public override {reader} Result =>");
        writer.Line($"    {Lazy}<{reader}>(ref _result, static () => new global::CachePrefix.JsonResultReader<{prompt.ResultType}>({JsonOptions(prompt)}));");
    }

    private static string JsonOptions(PromptModel prompt) => prompt.JsonContext is null
        ? "global::Microsoft.Extensions.AI.AIJsonUtilities.DefaultOptions"
        : $"{prompt.JsonContext}.Default.Options";

    private static void EmitOptions(SourceWriter writer, PromptModel prompt)
    {
        if (prompt.MaxOutputTokens > 0)
        {
            writer.Line();
            writer.Line($"public override int? MaxOutputTokens => {prompt.MaxOutputTokens.ToString(CultureInfo.InvariantCulture)};");
        }

        if (prompt.Temperature is not null)
        {
            writer.Line();
            writer.Line($"public override float? Temperature => {prompt.Temperature};");
        }

        EmitPolicy("ResponseCache", prompt.ResponseCache);
        EmitPolicy("SemanticCache", prompt.SemanticCache);
        if (prompt.Patience is not null)
        {
            writer.Line();
            writer.Line($"public override global::System.TimeSpan? Patience => {prompt.Patience};");
        }

        if (prompt.Validator is not null)
        {
            writer.Line();
            writer.Line("public override bool HasValidator => true;");
        }

        void EmitPolicy(string property, string? policy)
        {
            if (policy is null)
                return;

            writer.Line();
            writer.Line($"public override global::CachePrefix.{property}Policy? {property} {{ get; }} =");
            writer.Line($"    {policy};");
        }
    }

    private static void EmitTools(SourceWriter writer, PromptModel prompt)
    {
        if (prompt.Tools.Count == 0)
            return;

        writer.Line();
        writer.Line($"private {Tools}? _tools;");
        writer.Line();
        writer.Line($"public override {Tools} Tools =>");
        writer.Line($"    {Lazy}<{Tools}>(ref _tools, static () => new global::Microsoft.Extensions.AI.AITool[]");
        writer.Line("    {");
        var context = prompt.JsonContext is null ? "null" : $"{prompt.JsonContext}.Default";
        foreach (var tool in prompt.Tools)
        {
            writer.Line(
                $"        global::CachePrefix.PromptTools.Create(new {tool.DelegateType}({tool.Method}), {ConstantExpression.OfString(tool.Name)}, {context}),");
        }

        writer.Line("    });");
    }

    private static void EmitWrite(SourceWriter writer, PromptModel prompt, string method, Func<SegmentKind, bool> includes)
    {
        writer.Line();
        writer.Open($"public override void {method}({prompt.Names.FullName} prompt, ref global::CachePrefix.PromptRequestWriter request)");
        for (var i = 0; i < prompt.Segments.Count; i++)
        {
            var segment = prompt.Segments[i];
            if (includes(segment.Kind))
                writer.Line(WriteCall(segment, i, segment.Access));
        }

        writer.Close();
    }

    internal static string WriteCall(SegmentModel segment, int index, string value) =>
        $"request.{segment.Kind}({index.ToString(CultureInfo.InvariantCulture)}, {value});";

    private static void EmitCall(SourceWriter writer, MethodModel? method, string type, string signature)
    {
        if (method is null)
            return;

        var task = $"global::System.Threading.Tasks.ValueTask<{type}>";
        var call = method.Shape == CallShape.ValueTask ? method.Call : $"new {task}({method.Call})";
        writer.Line();
        writer.Line($"public override {task} {signature}global::System.Threading.CancellationToken cancellationToken) =>");
        writer.Line($"    {call};");
    }
}
