using System.Globalization;

namespace CachePrefix.Auditing.Projects;

/// <summary>Decides the common conditions of project files. What it does not understand counts as true.</summary>
internal sealed class ProjectCondition
{
    private const int Deepest = 64;

    private readonly List<string> _tokens;
    private readonly Func<string, string> _expand;
    private int _index;
    private int _depth;

    private ProjectCondition(string text, Func<string, string> expand)
    {
        _tokens = ConditionTokens.Of(text);
        _expand = expand;
    }

    /// <param name="text">The condition; empty or <see langword="null"/> holds.</param>
    /// <param name="expand">Replaces properties.</param>
    public static bool Holds(string? text, Func<string, string> expand)
    {
        if (string.IsNullOrWhiteSpace(text))
            return true;

        try
        {
            return new ProjectCondition(text, expand).Or();
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private bool Or()
    {
        var value = And();
        while (Accept("or"))
            value |= And();
        return value;
    }

    private bool And()
    {
        var value = Factor();
        while (Accept("and"))
            value &= Factor();
        return value;
    }

    private bool Factor()
    {
        if (++_depth > Deepest)
            throw new FormatException();

        try
        {
            return Accept("!") ? !Factor() : Accept("(") ? Parentheses() : Comparison();
        }
        finally
        {
            _depth--;
        }
    }

    private bool Parentheses()
    {
        var inner = Or();
        return Accept(")") ? inner : throw new FormatException();
    }

    private bool Comparison()
    {
        if (Accept("Exists"))
            return Accept("(") && Operand() is var path && Accept(")") ? path.Length > 0 && Path.Exists(path.Replace('\\', Path.DirectorySeparatorChar)) : throw new FormatException();

        var left = Operand();
        if (Accept("=="))
            return left.Equals(Operand(), StringComparison.OrdinalIgnoreCase);
        if (Accept("!="))
            return !left.Equals(Operand(), StringComparison.OrdinalIgnoreCase);
        if (Accept(">="))
            return Number(left) >= Number(Operand());
        if (Accept("<="))
            return Number(left) <= Number(Operand());
        if (Accept(">"))
            return Number(left) > Number(Operand());
        if (Accept("<"))
            return Number(left) < Number(Operand());

        return left.Equals("true", StringComparison.OrdinalIgnoreCase)
            || (left.Equals("false", StringComparison.OrdinalIgnoreCase) ? false : throw new FormatException());
    }

    private string Operand()
    {
        if (_index >= _tokens.Count)
            throw new FormatException();

        var token = _tokens[_index++];
        return _expand(token is ['\'', .., '\''] ? token[1..^1] : token);
    }

    private static double Number(string text) => double.TryParse(text.TrimStart('v', 'V'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException();

    private bool Accept(string token)
    {
        if (_index >= _tokens.Count || !_tokens[_index].Equals(token, StringComparison.OrdinalIgnoreCase))
            return false;

        _index++;
        return true;
    }
}
