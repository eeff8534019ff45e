using System.Text;
using System.Text.RegularExpressions;
using CachePrefix.Auditing.Sources;

namespace CachePrefix.Auditing.Projects;

/// <summary>The properties of a project, and the few property functions that projects use to find files.</summary>
/// <param name="budget">Pays for every text that is read and every text that comes out.</param>
internal sealed partial class PropertyBag(WorkBudget budget)
{
    private const int MostNested = 64;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private int _depth;

    public string this[string name]
    {
        get => _values.TryGetValue(name, out var value) ? value : string.Empty;
        set => _values[name] = value;
    }

    public bool IsTrue(string name) => this[name].Equals("true", StringComparison.OrdinalIgnoreCase) || this[name].Equals("enable", StringComparison.OrdinalIgnoreCase);

    /// <summary>Replaces properties in a text; what cannot be evaluated becomes empty.</summary>
    /// <exception cref="WorkBudgetException">The text, or what it becomes, is too much.</exception>
    public string Expand(string text)
    {
        budget.Spend(text.Length);
        var start = text.IndexOf("$(", StringComparison.Ordinal);
        if (start < 0)
            return text;

        var result = new StringBuilder();
        var index = 0;
        for (; start >= 0; start = text.IndexOf("$(", index, StringComparison.Ordinal))
        {
            var end = ClosingParenthesis(text, start + 1);
            if (end < 0)
                break;

            var value = Evaluate(text[(start + 2)..end].Trim());
            budget.Spend(value.Length + end - start);
            result.Append(text, index, start - index).Append(value);
            index = end + 1;
        }

        return result.Append(text, index, text.Length - index).ToString();
    }

    private string Evaluate(string expression)
    {
        if (_depth > MostNested)
            throw new WorkBudgetException();

        _depth++;
        var value = EvaluateNested(expression);
        _depth--;
        return value;
    }

    private string EvaluateNested(string expression)
    {
        if (Name().IsMatch(expression))
            return this[expression];
        if (Function().Match(expression) is { Success: true } function)
        {
            var arguments = function.Groups[2].Value.Split(',').Select(argument => Expand(argument.Trim().Trim('\'', '"'))).ToArray();
            return Call(function.Groups[1].Value, arguments);
        }

        if (Method().Match(expression) is { Success: true } method)
        {
            var arguments = method.Groups[3].Value.Split(',').Select(argument => Expand(argument.Trim().Trim('\'', '"'))).ToArray();
            return CallMethod(this[method.Groups[1].Value], method.Groups[2].Value, arguments);
        }

        return string.Empty;
    }

    private string Call(string name, string[] arguments) => (name, arguments) switch
    {
        ("GetPathOfFileAbove", [var file]) => FileAbove(file, this["MSBuildThisFileDirectory"]) ?? string.Empty,
        ("GetPathOfFileAbove", [var file, var folder]) => FileAbove(file, folder) ?? string.Empty,
        ("GetDirectoryNameOfFileAbove", [var folder, var file]) => Path.GetDirectoryName(FileAbove(file, folder)) ?? string.Empty,
        ("NormalizePath", _) => Combine(arguments),
        ("NormalizeDirectory", _) => Combine(arguments) + Path.DirectorySeparatorChar,
        ("IsOSPlatform", [var platform]) => OperatingSystem.IsOSPlatform(platform) ? "true" : "false",
        ("EnsureTrailingSlash", [var folder]) => folder.EndsWith('/') || folder.EndsWith('\\') ? folder : folder + Path.DirectorySeparatorChar,
        ("IsTargetFrameworkCompatible", [var framework, var with]) => TargetFramework.IsCompatible(framework, with) ? "true" : "false",
        ("GetTargetFrameworkIdentifier", [var framework]) => TargetFramework.Identifier(framework),
        _ => string.Empty,
    };

    private static string CallMethod(string value, string name, string[] arguments) => (name, arguments) switch
    {
        ("Contains", [var part]) => value.Contains(part, StringComparison.Ordinal) ? "true" : "false",
        ("StartsWith", [var part]) => value.StartsWith(part, StringComparison.Ordinal) ? "true" : "false",
        ("EndsWith", [var part]) => value.EndsWith(part, StringComparison.Ordinal) ? "true" : "false",
        ("Replace", [{ Length: > 0 } part, var other]) => value.Replace(part, other, StringComparison.Ordinal),
        ("ToLower" or "ToLowerInvariant", _) => value.ToLowerInvariant(),
        ("Trim", _) => value.Trim(),
        _ => string.Empty,
    };

    private static string Combine(string[] parts) => Path.GetFullPath(Path.Combine([.. parts.Select(static part => part.Replace('\\', Path.DirectorySeparatorChar)).DefaultIfEmpty(".")]));

    private static string? FileAbove(string name, string folder)
    {
        if (folder.Length == 0 || name.Length == 0)
            return null;

        for (var current = Path.GetFullPath(folder.Replace('\\', Path.DirectorySeparatorChar)); current is not null; current = Path.GetDirectoryName(current))
        {
            var path = Path.Combine(current, name);
            if (File.Exists(path))
                return path;
        }

        return null;
    }

    /// <summary>Where the parenthesis that opens at an index closes, or a negative number.</summary>
    public static int ClosingParenthesis(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '(')
                depth++;
            else if (text[i] == ')' && --depth == 0)
                return i;
        }

        return -1;
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_\-]*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\[(?:MSBuild|System\.[A-Za-z.]+)\]::([A-Za-z]+)\((.*)\)$", RegexOptions.Singleline)]
    private static partial Regex Function();

    [GeneratedRegex(@"^([A-Za-z_][A-Za-z0-9_]*)\.([A-Za-z]+)\((.*)\)$", RegexOptions.Singleline)]
    private static partial Regex Method();
}
