using Microsoft.CodeAnalysis;

namespace CachePrefix.Auditing.Loading;

/// <summary>An additional file of a project, read when an analyzer asks for it.</summary>
internal sealed class AuditedFile(string path) : AdditionalText
{
    public override string Path => path;

    public override Microsoft.CodeAnalysis.Text.SourceText? GetText(CancellationToken cancellationToken = default)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Microsoft.CodeAnalysis.Text.SourceText.From(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
