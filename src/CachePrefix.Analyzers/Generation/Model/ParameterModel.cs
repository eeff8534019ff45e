namespace CachePrefix.Analyzers.Generation;

/// <summary>One parameter of the flattened overloads, and where its value goes.</summary>
/// <param name="Name">The name, escaped where it is a keyword.</param>
/// <param name="Type">The type, fully qualified and annotated.</param>
/// <param name="Default">What it stands for when it is left out.</param>
/// <param name="DefaultValue">The C# of the default; only with <see cref="ParameterDefault.Constant"/>.</param>
/// <param name="ConstructorIndex">The position among the constructor's parameters, or -1.</param>
/// <param name="Member">The member that an object initializer sets, or <see langword="null"/>.</param>
/// <param name="IsInput">Whether the value is an input and nothing else.</param>
/// <param name="Documentation">The text of its documentation, as XML.</param>
internal sealed record ParameterModel(
    string Name,
    string Type,
    ParameterDefault Default,
    string? DefaultValue,
    int ConstructorIndex,
    string? Member,
    bool IsInput,
    string Documentation);
