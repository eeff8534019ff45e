namespace CachePrefix.Analyzers.Generation;

/// <summary>The names that generated code goes by. All that the registration of the whole assembly depends on.</summary>
internal sealed record PromptNames
{
    /// <summary>The namespace, escaped; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around the prompt, outermost first.</summary>
    public required EquatableArray<ContainingTypeModel> ContainingTypes { get; init; }

    /// <summary><c>class</c> or <c>record</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>The prompt's name without escapes.</summary>
    public required string Name { get; init; }

    /// <summary>The accessibility of the client: that of the prompt, or less when its result type is less accessible.</summary>
    public required string Accessibility { get; init; }

    /// <summary>The accessibility of the registration, or <see langword="null"/> when the client cannot be reached from a namespace.</summary>
    public required string? RegistrationAccessibility { get; init; }

    /// <summary>Whether a base type has a member of the name of the generated property.</summary>
    public required bool HidesLayout { get; init; }

    /// <summary>Whether a base type has a member of the name of the generated nested type.</summary>
    public required bool HidesDefinition { get; init; }

    /// <summary>The class of the method that registers the client; the namespace keeps it apart from prompts of the same name.</summary>
    public required string RegistrationClass { get; init; }

    /// <summary>The prompt's name as an identifier.</summary>
    public string Identifier => Identifiers.Escape(Name);

    /// <summary>The namespace and the containing types, with the final dot, after <c>global::</c>.</summary>
    public string Prefix => "global::" + (Namespace.Length == 0 ? "" : Namespace + ".") + string.Concat(ContainingTypes.Select(type => type.Name + "."));

    /// <summary>The prompt, fully qualified.</summary>
    public string FullName => Prefix + Identifier;

    /// <summary>The client's name.</summary>
    public string Client => Name + "Client";

    /// <summary>The name of the client's interface.</summary>
    public string Interface => "I" + Name + "Client";

    /// <summary>The nested type that holds the definition.</summary>
    public string Definition => Prefix + Identifier + "." + DefinitionName;

    public const string DefinitionName = "GeneratedDefinition";

    public const string LayoutName = "Layout";

    /// <summary>The method that registers the client, unless another prompt has a method of this name, too.</summary>
    public string RegistrationMethod => "Add" + string.Concat(ContainingTypes.Select(type => Identifiers.Unescape(type.Name))) + Name;

    /// <summary>Namespace, containing types and name without escapes.</summary>
    public string QualifiedName => Identifiers.Unescape(FullName.Substring("global::".Length));
}
