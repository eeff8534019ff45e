namespace CachePrefix.Analyzers.Generation;

/// <summary>Names of one assembly's prompts that several of them would take; empty in nearly every program.</summary>
/// <param name="Files">Full names that differ in case alone, as file names may not.</param>
/// <param name="Methods">Names of registration methods that several prompts share.</param>
/// <param name="Repeated">Full names that several types have: the compiler reports them, and no code is generated for any.</param>
internal sealed record NameConflicts(EquatableArray<string> Files, EquatableArray<string> Methods, EquatableArray<string> Repeated)
{
    private static readonly string[] TakenMethods = ["AddPrompts", "AddCachePrefix"];

    public static NameConflicts Of(EquatableArray<PromptNames> names) => new(
        SharedBy(names.Select(static name => name.QualifiedName), StringComparer.OrdinalIgnoreCase),
        SharedBy(names.Where(static name => name.RegistrationAccessibility is not null).Select(static name => name.RegistrationMethod), StringComparer.Ordinal),
        SharedBy(names.Select(static name => name.QualifiedName), StringComparer.Ordinal));

    public bool IsRepeated(PromptNames names) => Repeated.Contains(names.QualifiedName, StringComparer.Ordinal);

    /// <summary>The method that registers the client; with the namespace in it where the name alone would be ambiguous.</summary>
    public string RegistrationMethodOf(PromptNames names)
    {
        var method = names.RegistrationMethod;
        if (Methods.Contains(method, StringComparer.Ordinal))
            method = "Add" + names.QualifiedName.Replace('.', '_');
        return TakenMethods.Contains(method, StringComparer.Ordinal) ? method + "Client" : method;
    }

    /// <summary>The name of the prompt's file; names that differ in case alone count their capitals too.</summary>
    public string FileNameOf(PromptNames names)
    {
        var name = names.QualifiedName;
        var capitals = Files.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? "." + string.Concat(name.Select(static c => char.IsUpper(c) ? 'U' : 'l'))
            : "";
        return ShortNames.Of(name + capitals) + ".g.cs";
    }

    private static EquatableArray<string> SharedBy(IEnumerable<string> names, StringComparer comparer) => names
        .GroupBy(static name => name, comparer)
        .Where(static group => group.Skip(1).Any())
        .Select(static group => group.Key)
        .ToEquatableArray();
}
