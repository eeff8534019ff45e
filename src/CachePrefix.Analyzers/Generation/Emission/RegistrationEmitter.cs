using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Writes the registration of one client, and of all clients of the assembly.</summary>
internal static class RegistrationEmitter
{
    internal const string Namespace = "Microsoft.Extensions.DependencyInjection";
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";

    private const string AllClass = "CachePrefixPromptsExtensions";

    public static void Emit(SourceWriter writer, PromptSource source)
    {
        var names = source.Prompt.Names;
        var client = names.Prefix + names.Client;
        writer.Open($"namespace {Namespace}");
        writer.Documentation($"<summary>Registers the client of <see cref=\"{names.FullName}\"/>.</summary>");
        writer.Generated();
        writer.Open($"{names.RegistrationAccessibility} static class {names.RegistrationClass}");
        writer.Documentation($"<summary>Adds <see cref=\"{client}\"/>, also as <see cref=\"{names.Prefix + names.Interface}\"/>.</summary>");
        writer.Documentation("<param name=\"services\">The program's services.</param>");
        writer.Documentation("<returns>The same services.</returns>");
        writer.Line($"public static {Services} {source.RegistrationMethod}(this {Services} services) =>");
        writer.Line($"    global::Microsoft.Extensions.DependencyInjection.CachePrefixServiceCollectionExtensions.AddPromptClient<{names.Prefix + names.Interface}, {client}>(");
        writer.Line($"        services, {names.FullName}.Layout, {names.Definition}.Instance.Route, static runtime => new {client}(runtime));");
        writer.Close();
        writer.Close();
    }

    /// <summary>The class is embedded, so that a friend assembly with prompts of its own does not see two.</summary>
    public static SourceText? EmitAll(EquatableArray<PromptNames> prompts, NameConflicts conflicts, Embedding embedding)
    {
        var reachable = prompts.Where(prompt => prompt.RegistrationAccessibility is not null && !conflicts.IsRepeated(prompt)).ToList();
        if (reachable.Count == 0)
            return null;

        var writer = SourceWriter.StartFile([]);
        if (embedding == Embedding.Declare)
        {
            writer.Open("namespace Microsoft.CodeAnalysis");
            writer.Line("internal sealed partial class EmbeddedAttribute : global::System.Attribute");
            writer.Line("{");
            writer.Line("}");
            writer.Close();
            writer.Line();
        }

        writer.Open($"namespace {Namespace}");
        writer.Documentation("<summary>Registers the clients of every prompt of this assembly.</summary>");
        writer.Generated();
        if (embedding != Embedding.None)
            writer.Line("[global::Microsoft.CodeAnalysis.Embedded]");
        writer.Open($"internal static class {AllClass}");
        writer.Documentation("<summary>Adds the clients of every prompt of this assembly.</summary>");
        writer.Documentation("<param name=\"services\">The program's services.</param>");
        writer.Documentation("<returns>The same services.</returns>");
        writer.Open($"internal static {Services} AddPrompts(this {Services} services)");
        foreach (var prompt in reachable)
            writer.Line($"global::{Namespace}.{prompt.RegistrationClass}.{conflicts.RegistrationMethodOf(prompt)}(services);");
        writer.Line("return services;");
        writer.Close();
        writer.Close();
        writer.Close();
        return writer.ToSourceText();
    }
}
