using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Finds how a prompt is created from its segments: a constructor and an object initializer.</summary>
internal sealed class ParameterReader(PromptDeclaration prompt, Accessibility visibility, CancellationToken cancellationToken)
{
    private readonly List<ParameterModel> _parameters = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { "prompt", "prompts", "options", "tier", "cancellationToken" };

    /// <summary>The parameters, those that must be given first; <see langword="null"/> when the prompt cannot be created from them.</summary>
    public EquatableArray<ParameterModel>? Read()
    {
        if (prompt.Type.IsAbstract || ChooseConstructor() is not { } constructor)
            return null;

        var setsRequired = constructor.AttributeOf(prompt.Known.SetsRequiredMembers) is not null;
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in constructor.Parameters)
        {
            if (parameter.RefKind != RefKind.None || !CanBeNamed(parameter.Type))
                return null;

            taken.Add(parameter.Name);
            AddArgument(parameter, setsRequired);
        }

        foreach (var member in MembersToSet())
        {
            if (taken.Contains(member.Name))
                continue;
            if (!CanBeNamed(TypeOf(member)) || (IsRequired(member) && Obsoletion.ErrorOf(member) is not null))
                return null;
            AddMember(member, setsRequired);
        }

        return _parameters
            .OrderBy(static parameter => parameter.Default == ParameterDefault.None ? 0 : 1)
            .ToEquatableArray();
    }

    private static bool CanBeNamed(ITypeSymbol type) =>
        !type.IsRefLikeType && !type.HasPointer() && !type.IsTooDeep() && !type.IsFileLocal() && Obsoletion.ErrorOf(type) is null;

    private IMethodSymbol? ChooseConstructor()
    {
        var accessible = prompt.Type.InstanceConstructors.Where(IsVisible).Where(IsNotCopy).Where(static constructor => Obsoletion.ErrorOf(constructor) is null).ToList();
        if (prompt.PositionalParameters.Count > 0)
        {
            return accessible.Find(constructor => constructor.Parameters.Length == prompt.PositionalParameters.Count
                && constructor.Parameters.All(parameter => prompt.PositionalParameters.ContainsValue(parameter)));
        }

        return accessible.Find(static constructor => constructor.Parameters.IsEmpty) ?? (accessible is [var only] ? only : null);
    }

    private bool IsNotCopy(IMethodSymbol constructor) =>
        !(prompt.Type.IsRecord && constructor.Parameters is [{ Type: var type }] && type.Is(prompt.Type));

    /// <summary>Segments that can be set, and whatever else is required; declared members first, then required ones of base types.</summary>
    private IEnumerable<ISymbol> MembersToSet()
    {
        var segments = new HashSet<ISymbol>(prompt.Segments.Where(static segment => segment.IsSupported).Select(static segment => segment.Member), SymbolEqualityComparer.Default);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var members in prompt.Hierarchy.Declared)
        {
            foreach (var member in members)
            {
                if (member is IPropertySymbol or IFieldSymbol && !member.IsStatic && member.CanBeReferencedByName
                    && (IsRequired(member) || (segments.Contains(member) && CanSet(member)))
                    && !prompt.Hierarchy.IsHidden(member) && seen.Add(member.Name))
                {
                    yield return member;
                }
            }
        }
    }

    private void AddArgument(IParameterSymbol parameter, bool setsRequired)
    {
        var segment = SegmentOf(parameter.Name);
        var member = setsRequired ? null : prompt.Type.GetMembers().FirstOrDefault(
            member => IsRequired(member) && string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
        var constant = parameter.HasExplicitDefaultValue ? ConstantExpression.Of(parameter.ExplicitDefaultValue, parameter.Type) : null;
        var type = parameter.Type.ToQualifiedParameter();
        Add(
            Identifiers.ToCamelCase(parameter.Name),
            constant == "null" && !type.EndsWith("?", StringComparison.Ordinal) ? type + "?" : type,
            constant is null ? ParameterDefault.None : ParameterDefault.Constant,
            constant,
            parameter.Ordinal,
            member,
            segment,
            parameter.Name);
    }

    private void AddMember(ISymbol member, bool setsRequired)
    {
        var type = TypeOf(member);
        var (kind, value) = !IsRequired(member) ? DefaultOf(member)
            : (setsRequired ? ParameterDefault.Initializer : ParameterDefault.None, null);
        var qualified = type.ToQualifiedParameter();
        if (kind is ParameterDefault.Null or ParameterDefault.Empty or ParameterDefault.Initializer && !qualified.EndsWith("?", StringComparison.Ordinal))
            qualified += "?";
        Add(Identifiers.ToCamelCase(member.Name), qualified, kind, value, constructorIndex: -1, member, SegmentOf(member.Name), member.Name);
    }

    private (ParameterDefault Kind, string? Value) DefaultOf(ISymbol member)
    {
        var initializer = ConstantText.InitializerOf(member, cancellationToken);
        if (initializer is null or LiteralExpressionSyntax { Token.Value: null })
            return (ParameterDefault.Null, null);
        if (initializer is CollectionExpressionSyntax { Elements.Count: 0 })
            return (ParameterDefault.Empty, null);
        if (!prompt.Known.Compilation.ContainsSyntaxTree(initializer.SyntaxTree))
            return (ParameterDefault.Initializer, null);

        var model = prompt.Known.Compilation.GetSemanticModel(initializer.SyntaxTree);
        return model.GetConstantValue(initializer, cancellationToken) is { HasValue: true, Value: string text } && text.IndexOf('\n') < 0
            ? (ParameterDefault.Constant, ConstantExpression.OfString(text))
            : (ParameterDefault.Initializer, null);
    }

    private void Add(
        string name, string type, ParameterDefault kind, string? value, int constructorIndex, ISymbol? member, SegmentDeclaration? segment, string source)
    {
        var unique = name;
        for (var number = 2; !_names.Add(unique); number++)
            unique = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _parameters.Add(new ParameterModel(
            Identifiers.Escape(unique),
            type,
            kind,
            value,
            constructorIndex,
            member is null ? null : Identifiers.Escape(member.Name),
            segment is { Role: SegmentRole.Input },
            Describe(source, segment)));
    }

    private static string Describe(string source, SegmentDeclaration? segment) => segment switch
    {
        null => $"The value of <c>{source}</c>.",
        { Role: SegmentRole.Input } => $"The input <c>{source}</c>.",
        { Role: SegmentRole.History } => $"The conversation so far, <c>{source}</c>.",
        _ => $"The segment <c>{source}</c>, on the rung <c>{segment.Stability}</c>.",
    };

    private SegmentDeclaration? SegmentOf(string name) =>
        prompt.Segments.FirstOrDefault(segment => string.Equals(segment.Member.Name, name, StringComparison.OrdinalIgnoreCase));

    private bool CanSet(ISymbol member) => member switch
    {
        IPropertySymbol { SetMethod: { } setter } => IsVisible(setter),
        IFieldSymbol { IsReadOnly: false, IsConst: false } field => IsVisible(field),
        _ => false,
    };

    private bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility == Accessibility.Public
        || (prompt.Known.Compilation.IsSymbolAccessibleWithin(symbol, prompt.Known.Compilation.Assembly) && visibility != Accessibility.Public && symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal);

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
}
