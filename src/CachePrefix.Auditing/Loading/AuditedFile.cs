using CachePrefix.Auditing.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Auditing.Loading;

/// <summary>An additional file of a project, read when an analyzer asks for it.</summary>
internal sealed class AuditedFile(string path, CheckoutFiles files) : AdditionalText
{
    private readonly Lazy<SourceText?> _text = new(() => files.ReadText(path) is { } text ? SourceText.From(text) : null);

    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => _text.Value;
}
