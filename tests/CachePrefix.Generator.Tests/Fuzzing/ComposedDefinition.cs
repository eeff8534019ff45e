using System.Globalization;
using System.Text;

namespace CachePrefix.Generator.Tests.Fuzzing;

/// <summary>
/// Puts a prompt definition together from what the language and the attributes allow. Two of three are code that compiles; the others have what does not, here and
/// there. The same number gives the same source.
/// </summary>
internal sealed class ComposedDefinition
{
    private static readonly string[] Parts =
        ["[property: PromptInput] string", "[property: CachedPrefix(Stability.Tenant)] string", "[PromptInput] string?", "[CachedPrefix] List<string>", "[field: PromptInput] string", "int", "DateTime?", "Kind", "[property: PromptInput] IReadOnlyList<AIContent>"];

    private static readonly string[] Types =
    [
        "string", "string?", "int", "int?", "decimal", "DateTime", "DateOnly?", "Guid", "bool", "List<string>", "List<string?>", "IReadOnlyList<string>?", "string[]", "IEnumerable<string>", "object", "dynamic", "char", "nint",
        "IReadOnlyList<ChatMessage>", "ChatMessage[]", "List<AIContent>", "DataContent?", "UriContent", "IReadOnlyList<PromptExample>", "Kind", "Kind?", "Uri", "Dictionary<string, int>", "(int A, string B)", "ReadOnlyMemory<byte>",
        "Lazy<string>", "Func<string>", "Nested", "Tuple<string, int[]>", "string?[]?", "Pair<string?, Kind?>", "(string, (int, List<string?>))[]",
    ];

    private static readonly string[] Results =
    [
        "string", "string", "string?", "int", "int?", "bool", "Answer", "Answer?", "List<Answer>", "IReadOnlyList<Answer?>", "Kind", "Kind?", "Dictionary<string, Answer>", "(int A, string B)", "Answer[]", "List<List<Answer>>", "Shape", "Node",
        "Hidden", "decimal", "DateTimeOffset", "object", "Money", "Money?", "Pair<string, Answer>", "System.Text.Json.JsonElement", "ValueTuple<int>", "Tree<Tree<int>>", "Outside.Inside", "byte[]", "Uri",
    ];

    private static readonly string[] Constants =
    [
        "\"You answer.\"", "\"\"", "\"  \"", "\"a\\u2028b\\r\\n\\0\"", "\"</para> & <see cref=\\\"x\\\"/>\"", "\"\"\"\n        Raw text,\n          indented.\n        \"\"\"", "@\"verbatim \"\"quoted\"\" \\\"", "\"{0} {{1}}\"", "nameof(Kind)", "\"a\" + \"b\"",
        "$\"{nameof(Kind)} x\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "Texts.Shared", "Texts.Shared + \"more\"", "(string)\"cast\"",
    ];

    private static readonly string[] Needed =
        ["string id", "Answer answer", "List<string> ids", "[Description(\"the \\\"id\\\"\\n\")] string described", "Money money", "IServiceProvider services", "Kind? maybe", "Dictionary<string, Answer?> map", "int[][] rows", "string? text", "in Money placed"];

    private static readonly string[] Optional =
    [
        "int most = 5", "string? note = null", "Kind kind = Kind.B", "DateTime? at = null", "double d = double.NaN", "char c = '\\''", "decimal m = 1.50m", "string @class = \"x\\u2029\\\"\"", "object? any = null", "float f = -1e-5f", "long l = long.MinValue",
        "Kind odd = (Kind)7", "Money nothing = default", "CancellationToken cancellationToken = default", "bool? flag = true", "nuint u = 3",
    ];

    private static readonly string[] Marks =
        ["[Obsolete(\"old\")]", "[Obsolete(\"old\", DiagnosticId = \"ACME01\")]", "[System.Diagnostics.CodeAnalysis.Experimental(\"ACME02\")]", "[Description(\"d\")]", "/// <summary>Says &amp; does.</summary>\n   "];

    private readonly Random _random;
    private readonly bool _isWild;
    private int _number;

    private ComposedDefinition(int number)
    {
        _random = new Random(number);
        _isWild = _random.Next(3) == 0;
    }

    public static string Create(int number) => new ComposedDefinition(number).Source($"M{number.ToString(CultureInfo.InvariantCulture)}");

    private string Source(string space)
    {
        var text = new StringBuilder(Chance(12) ? "#nullable disable\n" : "");
        text.Append(CultureInfo.InvariantCulture, $"#pragma warning disable ACME02\nnamespace {space}{(Chance(8) ? ".Inner.@namespace" : _isWild && Chance(8) ? ".System" : "")};\n\n{Helpers}");
        var hasBase = Chance(5);
        if (hasBase)
            text.Append(CultureInfo.InvariantCulture, $"public abstract partial {(Chance(2) ? "record" : "class")} Page\n{{\n{Body(2)}\n}}\n");

        var nesting = _random.Next(8) switch { 0 => 1, 1 => 2, _ => 0 };
        for (var i = 0; i < nesting; i++)
            text.Append(CultureInfo.InvariantCulture, $"{Pick(["public", "internal"], ["private", "file"])} {Pick(["partial"], [""])} {Pick(["class", "struct", "record", "interface", "record struct", "static class"], ["enum"])} Outer{i}{(Chance(10) ? "<T>" : "")}\n{{\n");
        for (var left = Chance(8) ? 2 : 1; left > 0; left--)
            text.Append(Definition(nesting > 0, hasBase));
        return text.Append('}', nesting).Append('\n').ToString();
    }

    private string Definition(bool isNested, bool hasBase)
    {
        var isRecord = Chance(2);
        var name = Pick(["Ask", "Prompt", "Prompts", "@class", "IAsk", "Client", "Layout", "Größe", "P_1", "AskClient", "record1", "Options", "Definition"], ["ChatMessage", "Task", "System", "String", "Microsoft", "IPrompt", "Page"]) + (Chance(3) ? Next() : "");
        var access = isNested ? Pick(["public ", "internal "], ["private ", "protected ", "private protected ", ""]) : Pick(["public ", "internal ", ""], ["private "]);
        var generic = Chance(20) ? "<T>" : "";
        var positional = isRecord && Chance(2) ? $"({string.Join(", ", Enumerable.Range(0, _random.Next(1, 4)).Select(_ => $"{Pick(Parts, ["dynamic", "ref int", "[History] string"])} P{Next()}{(Chance(6) ? " = default!" : "")}"))})" : "";
        string[] bases = [hasBase && !isRecord ? "Page" : "", Pick([$"IPrompt<{Pick(Results, ["Span<int>", "dynamic", "Missing", "T", "void"])}>"], ["", "IPrompt<string>, IPrompt<int>"]), Pick([""], ["IDisposable"])];
        var baseList = string.Join(", ", bases.Where(static text => text.Length > 0));
        var attributes = string.Join(", ", new[] { PromptAttribute(), Route(), Caching() }.Where(static text => text.Length > 0).OrderBy(_ => _random.Next()));
        return $"{(Chance(6) ? Pick(Marks, ["[Serializable]", "[Obsolete(\"gone\", true)]"]) + "\n" : "")}[{attributes}]\n{access}{Pick(["", "sealed ", "abstract "], ["static ", "unsafe ", "file ", "readonly "])}{Pick(["partial "], [""])}"
            + $"{(isRecord ? "record" : "class")} {name}{generic}{positional}{(baseList.Length > 0 ? " : " + baseList : "")}\n{{\n{Body(_random.Next(1, 6))}\n}}\n";
    }

    private string PromptAttribute()
    {
        var arguments = new List<string>();
        Maybe(4, "Feature", ["\"support\"", "\"\"", "\"a\\\"b\"", "nameof(Kind)", "null"], ["5"]);
        Maybe(5, "MaxOutputTokens", ["400", "0", "-1", "int.MaxValue", "1 + 1"], ["\"x\""]);
        Maybe(6, "Temperature", ["0.5", "0", "double.NaN", "-1", "1e308", "2"], ["null"]);
        Maybe(6, "Name", ["\"x\"", "\"a b\"", "\"\"", "null", "\"\\n</summary>\""], ["x"]);
        Maybe(10, "JsonContext", ["typeof(string)", "null", "typeof(Answer)", "typeof(List<>)"], ["typeof(Missing)"]);
        Maybe(10, "CallsPerHour", ["10", "-5", "double.PositiveInfinity"], ["\"\""]);
        return arguments.Count == 0 ? Pick(["Prompt", "Prompt()", "PromptAttribute", "global::CachePrefix.Prompt"], ["Prompt(1)"]) : $"Prompt({string.Join(", ", arguments)})";

        void Maybe(int of, string name, string[] valid, string[] wild)
        {
            if (Chance(of))
                arguments.Add($"{name} = {Pick(valid, wild)}");
        }
    }

    private string Route() => Pick(
        ["Tier(\"simple\")", "Tier(\"simple\")", "Cascade(\"simple\", \"complex\")", "Cascade(\"simple\")", "Tier(\"\")", "Tier(\"nowhere\")", "Cascade(\"simple\", \"simple\")", "Cascade(\"simple\", \"complex\"), Route(\"mine\")", ""],
        ["Tier(null!)", "Tier", "Tier(\"simple\"), Cascade(\"simple\", \"complex\")", "Cascade(null!)"]);

    private string Caching() => Chance(8)
        ? Pick(["CacheResponse", "CacheResponse(Expiration = \"01:00:00\", Tags = [\"a\"])", "CacheResponse(Expiration = \"soon\")", "SemanticCache(Threshold = 2)", "SemanticCache(Tags = new string[0])"], ["CacheResponse(Tags = null)", "SemanticCache(Threshold = \"x\")"])
        : "";

    private string Body(int count) => string.Join("\n", Enumerable.Range(0, count).Select(_ => "    " + (Chance(10) ? Pick(Marks, ["[Serializable]", "[Obsolete(\"gone\", true)]"]) + " " : "") + Member()));

    private string Member() => _random.Next(12) switch
    {
        0 or 1 => $"[{Cached()}] public const string {Name()} = {Pick(Constants, ["default!", "5", "null!", "Missing.Text"])};",
        2 => $"[{Cached()}] public {Pick(["required ", "", ""], ["virtual ", "override ", "new ", "static "])}{Pick(Types, ["void", "Missing", "T"])} {Name()} {{ {Pick(["get; init;", "get; set;"], ["get;", "get; private set;", "init;", "internal get; set;"])} }}",
        3 or 4 => $"[{Input()}] public {Pick(["required ", "", ""], ["protected internal "])}{Pick(Types, ["ref int", "Span<char>"])} {Name()} {{ get; {Pick(["init", "set"], ["private init"])}; }}",
        5 => $"[{Pick(["History", "Examples", "Examples(Stability.Tenant)", "History(Ttl = CacheTtl.OneHour)"], ["History, PromptInput"])}] public {Pick(["IReadOnlyList<ChatMessage> # { get; init; } = [];", "static IReadOnlyList<PromptExample> # => [];", "List<ChatMessage>? # { get; set; }", "ChatMessage[] # => [];"], ["string # => \"\";", "# { get; }"]).Replace("#", Name(), StringComparison.Ordinal)}",
        6 or 7 => $"[{Pick(["PromptTool", "PromptTool(Name = \"find_it\")", "PromptTool, Description(\"Finds \\\"it\\\".\")"], ["PromptTool, PromptTool", "PromptTool(\"x\")"])}] public {Pick(["static ", ""], ["static async ", "static extern ", "abstract "])}{Pick(["int", "string?", "Task<string>", "Task", "ValueTask<Answer>", "Answer", "IAsyncEnumerable<int>", "Task<List<Answer?>>", "(int, string)"], ["void", "T", "ref int"])} {Name()}{(Chance(20) ? "<T>" : "")}({Arguments()}) {Pick(["=> default!;", "{ throw null!; }"], [";"])}",
        8 => $"[Validator] public {Pick(["static bool # (object answer) => true;", "bool # (object? answer) => false;", "static Task<bool> # (object answer, CancellationToken token) => default!;"], ["bool # (string answer) => true;", "void # (Answer answer) { }", "bool # () => true;", "static bool # (int answer) => true;"]).Replace(" # ", " " + Name(), StringComparison.Ordinal)}",
        9 => $"[RouteBy({Pick(["\"simple\"", "\"simple\", \"complex\"", ""], ["null!", "5"])})] public {Pick(["string", "Task<string>", "ValueTask<string?>"], ["int"])} {Name()}({Pick(["", "CancellationToken token"], ["int x", "IServiceProvider services"])}) => default!;",
        10 => $"[{Cached()}] public {Pick(["string", "string?"], ["List<string>"])} {Name()} => {Pick(Constants)}{Pick(["", " + DateTime.Now", " + 1"])};",
        _ => Pick(["private int _x#;", "public event Action? Changed#;", "public class Inner# { [PromptInput] public string? Q { get; set; } }", "[PromptInput] public string Field# = \"\";", "[CachedPrefix] private readonly string? _field#;"], ["~Finalizer() { }", "public static implicit operator string(Nested n) => \"\";", "[PromptInput] public string this[int i] => \"\";"]).Replace("#", Next(), StringComparison.Ordinal),
    };

    private string Cached() => Pick(
        ["CachedPrefix", "CachedPrefix(Stability.Tenant)", "CachedPrefix(Stability.Session)", "CachedPrefix(Stability.Deployment, Ttl = CacheTtl.OneHour)", "CachedPrefix((Stability)99)", "CachedPrefix(Order = -1)", "CachedPrefix(Stability.Constant)"],
        ["CachedPrefix, PromptInput", "CachedPrefix(5)"]);

    private string Input() => Pick(
        ["PromptInput", "PromptInput", "PromptInput(Label = \"question\")", "PromptInput(Label = \"\")", "PromptInput(Label = \"a<b\")", "PromptInput(Order = 5)", "PromptInput(Label = null)"], ["PromptInput(5)", "PromptInput, PromptInput"]);

    private string Arguments() => string.Join(
        ", ",
        Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(Needed, ["ref int place", "out int place", "T generic", "int* p", "int most = 5"])).Concat(Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(Optional, ["params string[] rest"]))).Distinct());

    private string Name() => Chance(4)
        ? Pick(["Role", "Handbook", "Facts", "Question", "@event", "Client", "Value", "cancellationToken", "prompt", "Ünï", "_hidden", "options", "Runtime", "services", "@new", "Tier", "Definition"], ["ToString", "Equals", "Layout", "Ask", "Member1"]) + (_isWild ? "" : Next())
        : "Member" + Next();

    private string Next() => (++_number).ToString(CultureInfo.InvariantCulture);

    private bool Chance(int of) => _random.Next(of) == 0;

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private string Pick(string[] valid, string[] wild) => _isWild && Chance(4) ? Pick(wild) : Pick(valid);

    private const string Helpers =
        """
        public enum Kind { A, B = 5 }
        public record Answer(string Text, Kind Kind = Kind.A, int? Count = null);
        public record Node(string Name, List<Node> Children);
        public record Tree<T>(T Value, Tree<T>? Left);
        public abstract record Shape;
        public readonly record struct Money(decimal Amount, string Currency);
        public record Pair<TFirst, TSecond>(TFirst First, TSecond Second);
        public class Hidden { public string Text { get; private set; } = ""; public List<int> List { get; } = []; }
        public class Nested { public string? Value { get; set; } }
        public static class Outside { public record Inside(DateOnly Day, Outside.Inside? Before); }
        public static class Texts { public const string Shared = "shared"; }

        """;
}
