using System.Text;
using CachePrefix.Emulator.OpenAI;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CachePrefix.Emulator.Files;

/// <summary>Reads an upload.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Content">The file.</param>
/// <param name="Fields">The other fields.</param>
internal sealed record FileForm(string? Name, ReadOnlyMemory<byte>? Content, IReadOnlyDictionary<string, string> Fields)
{
    public static FileForm Read(ResourceRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.Context.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw OpenAIErrors.Invalid("Invalid content type: expected multipart/form-data.");
        try
        {
            return Read(HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? "", request.Body);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw OpenAIErrors.Invalid($"Could not parse multipart form: {exception.Message}");
        }
    }

    private static FileForm Read(string boundary, byte[] body)
    {
        if (boundary.Length == 0)
            throw OpenAIErrors.Invalid("Could not parse multipart form: no boundary.");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        string? fileName = null;
        ReadOnlyMemory<byte>? content = null;
        var reader = new MultipartReader(boundary, new MemoryStream(body));
        while (reader.ReadNextSectionAsync().GetAwaiter().GetResult() is { } section)
        {
            using var part = new MemoryStream();
            section.Body.CopyTo(part);
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (name == "file")
            {
                fileName = HeaderUtilities.RemoveQuotes(disposition.FileName.HasValue ? disposition.FileName : disposition.FileNameStar).Value;
                content = part.ToArray();
            }
            else
            {
                fields[name] = Encoding.UTF8.GetString(part.ToArray());
            }
        }

        return new FileForm(fileName, content, fields);
    }
}
