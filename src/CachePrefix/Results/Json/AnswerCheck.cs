using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CachePrefix;

/// <summary>
/// Compares an answer with the schema that it was asked for. What it finds fault with is named by the schema's own words, never by the
/// answer's, which may be personal.
/// </summary>
internal ref struct AnswerCheck
{
    private const int MostMembersOnStack = 128;

    private Utf8JsonReader _reader;
    private string? _fault;
    private List<string>? _path;

    /// <summary>Checks a whole answer.</summary>
    /// <returns>What is wrong with it, or <see langword="null"/>.</returns>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    public static string? Find(ReadOnlySpan<byte> json, JsonShape shape, int maxDepth)
    {
        var check = new AnswerCheck { _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth }) };
        check._reader.Read();
        if (!check.Value(shape))
            return check.Describe();

        check._reader.Read();
        return null;
    }

    private bool Value(JsonShape shape)
    {
        if (shape.Branches is { } branches)
            return Branch(branches);

        var kind = _reader.TokenType.Kind();
        if ((shape.Kinds & kind) == 0)
            return Fail($"is {kind.Describe()} instead of {shape.Kinds.Describe()}");

        return kind switch
        {
            JsonKinds.Object => Object(shape),
            JsonKinds.Array => Array(shape),
            JsonKinds.Text => Text(shape),
            JsonKinds.Number => Number(shape),
            _ => true,
        };
    }

    private bool Object(JsonShape shape)
    {
        if (shape.Members is not { } members)
            return Entries(shape.OtherMembers!);

        Span<bool> seen = members.Length <= MostMembersOnStack ? stackalloc bool[members.Length] : new bool[members.Length];
        var expected = 0;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(members, expected);
            if (index < 0)
            {
                if (shape.OtherMembers is not { } others)
                    return Fail("has a member that the type does not have");
                _reader.Read();
                if (!Value(others))
                    return Within("*");
                continue;
            }

            if (seen[index])
                return Fail($"has the member '{members[index].Name}' twice");

            seen[index] = true;
            expected = index + 1;
            _reader.Read();
            if (!Value(members[index].Shape))
                return Within(members[index].Name);
        }

        for (var i = 0; i < members.Length; i++)
        {
            if (!seen[i] && members[i].IsRequired)
                return Fail($"has no member '{members[i].Name}'");
        }

        return true;
    }

    private bool Entries(JsonShape shape)
    {
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!IsWellFormed())
                return Fail("has a member whose name is not valid Unicode");
            _reader.Read();
            if (!Value(shape))
                return Within("*");
        }

        return true;
    }

    private bool Array(JsonShape shape)
    {
        var count = 0;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (shape.Items is { } items ? !Value(items) : !Skip())
                return Within(count.ToString(CultureInfo.InvariantCulture));
            count++;
        }

        return (count >= shape.MinItems && count <= shape.MaxItems) || Fail($"has {count} items, which its schema does not allow");
    }

    private bool Text(JsonShape shape)
    {
        if (!IsWellFormed())
            return Fail("is not valid Unicode");
        if (shape.Literals is not null && !IsLiteral(shape.Literals))
            return Fail("is none of the values that there are");
        if (!shape.ReadsText)
            return true;

        var text = _reader.GetString()!;
        var length = text.Length - text.Count(char.IsLowSurrogate);
        if (length < shape.MinLength || length > shape.MaxLength)
            return Fail($"is {length} characters long, which its schema does not allow");
        return shape.Pattern?.IsMatch(text) != false || Fail("does not have the form that its schema asks for");
    }

    private bool Number(JsonShape shape)
    {
        if (shape.Literals is not null && !IsLiteral(shape.Literals))
            return Fail("is none of the values that there are");
        if (!shape.IsBounded)
            return true;

        return (_reader.TryGetDouble(out var number) && number >= shape.Minimum && number <= shape.Maximum)
            || Fail("is outside the bounds of its schema");
    }

    /// <summary>
    /// Among the forms of an object, the first member chooses; one without a discriminator is for objects that name no form. Other values have
    /// one form that takes their kind.
    /// </summary>
    private bool Branch(JsonShape[] branches)
    {
        var kind = _reader.TokenType.Kind();
        var probe = _reader;
        var isNamed = kind == JsonKinds.Object && probe.Read() && probe.TokenType == JsonTokenType.PropertyName;
        string? discriminator = null;
        JsonShape? unnamed = null;
        foreach (var branch in branches)
        {
            if ((branch.Kinds & kind) == 0)
                continue;
            if (kind != JsonKinds.Object || Discriminator(branch) is not { } tag)
            {
                unnamed ??= branch;
                continue;
            }

            discriminator = tag.Name;
            var candidate = probe;
            if (isNamed && candidate.ValueTextEquals(tag.Utf8) && candidate.Read() && Equals(ref candidate, tag.Shape.Literals![0]))
                return Value(branch);
        }

        if (unnamed is not null)
            return Value(unnamed);

        return discriminator is null
            ? Fail($"is {kind.Describe()}, which its type does not allow")
            : Fail($"does not begin with a member '{discriminator}' that names one of its types");
    }

    private static JsonMember? Discriminator(JsonShape branch)
    {
        foreach (var member in branch.Members ?? [])
        {
            if (member.IsRequired && member.Shape.Literals is { Length: 1 })
                return member;
        }

        return null;
    }

    private readonly int IndexOf(JsonMember[] members, int expected)
    {
        for (var i = expected; i < members.Length; i++)
        {
            if (_reader.ValueTextEquals(members[i].Utf8))
                return i;
        }

        for (var i = 0; i < expected; i++)
        {
            if (_reader.ValueTextEquals(members[i].Utf8))
                return i;
        }

        return -1;
    }

    private bool IsLiteral(byte[][] literals)
    {
        foreach (var literal in literals)
        {
            if (Equals(ref _reader, literal))
                return true;
        }

        return false;
    }

    private static bool Equals(ref Utf8JsonReader reader, byte[] literal) =>
        reader.TokenType == JsonTokenType.String ? reader.ValueTextEquals(literal) : reader.ValueSpan.SequenceEqual(literal);

    /// <summary>Only an escape can stand for half a character: the text around it has been checked when it became UTF-8.</summary>
    private readonly bool IsWellFormed()
    {
        if (!_reader.ValueIsEscaped)
            return true;

        try
        {
            return _reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private bool Skip()
    {
        _reader.Skip();
        return true;
    }

    private bool Fail(string fault)
    {
        _fault = fault;
        return false;
    }

    private bool Within(string step)
    {
        (_path ??= []).Add(step);
        return false;
    }

    private readonly string Describe()
    {
        if (_path is null)
            return $"it {_fault}";

        var path = new StringBuilder();
        for (var i = _path.Count - 1; i >= 0; i--)
            _ = char.IsAsciiDigit(_path[i][0]) ? path.Append('[').Append(_path[i]).Append(']') : path.Append(path.Length == 0 ? "" : ".").Append(_path[i]);
        return $"'{path}' {_fault}";
    }
}
