using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Writes the file of one prompt.</summary>
internal static class PromptEmitter
{
    public static SourceText Emit(PromptSource source)
    {
        var prompt = source.Prompt;
        var writer = SourceWriter.StartFile(prompt.Suppressions);
        var names = prompt.Names;
        if (names.Namespace.Length > 0)
            writer.Open($"namespace {names.Namespace}");
        foreach (var container in names.ContainingTypes)
            writer.Open($"partial {container.Keyword} {container.Name}");

        var documentation = DocumentationEmitter.LinesOf(source);
        var signatures = new ClientSignatures(prompt);
        DefinitionEmitter.Emit(writer, prompt);
        writer.Line();
        InterfaceEmitter.Emit(writer, names, signatures, documentation);
        writer.Line();
        ClientEmitter.Emit(writer, prompt, signatures, documentation);

        foreach (var _ in names.ContainingTypes)
            writer.Close();
        if (names.Namespace.Length > 0)
            writer.Close();

        if (names.RegistrationAccessibility is not null)
        {
            writer.Line();
            RegistrationEmitter.Emit(writer, source);
        }

        return writer.ToSourceText();
    }
}
