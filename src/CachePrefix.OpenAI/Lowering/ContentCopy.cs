using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI.Lowering;

/// <summary>Copies a content, so that clients between this one and the SDK still see what it is, and gives the copy the SDK's form.</summary>
internal static class ContentCopy
{
    public static AIContent With(AIContent content, object rawRepresentation)
    {
        AIContent copy = content switch
        {
            TextContent text => new TextContent(text.Text),
            DataContent data => new DataContent(data.Data, data.MediaType) { Name = data.Name },
            UriContent uri => new UriContent(uri.Uri, uri.MediaType),
            HostedFileContent file => new HostedFileContent(file.FileId) { MediaType = file.MediaType, Name = file.Name },
            FunctionResultContent result => new FunctionResultContent(result.CallId, result.Result) { Exception = result.Exception },
            _ => throw new InvalidOperationException($"{content.GetType().Name} cannot carry a breakpoint."),
        };
        copy.AdditionalProperties = content.AdditionalProperties;
        copy.Annotations = content.Annotations;
        copy.RawRepresentation = rawRepresentation;
        return copy;
    }
}
