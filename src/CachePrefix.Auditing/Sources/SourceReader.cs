using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Auditing.Sources;

/// <summary>Reads C# files, and says why it leaves one out.</summary>
internal sealed class SourceReader(AuditOptions options, CheckoutFiles files, Action<string?, string> note)
{
    private const int HeaderLength = 1024;
    private const int MostBrackets = 1000;

    /// <summary>The text, or <see langword="null"/> if the file is left out.</summary>
    public SourceText? Read(string path)
    {
        try
        {
            if (files.Find(path) is not { } file)
            {
                if (!File.Exists(path) || new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) is { Exists: false })
                    note(path, "the file does not exist or is a link to nothing; it was left out.");
                return null;
            }

            if (file.Length > options.MaxFileBytes)
            {
                note(path, $"the file has {Megabytes(file.Length)} MB and was left out; files up to {Megabytes(options.MaxFileBytes)} MB are audited.");
                return null;
            }

            var bytes = File.ReadAllBytes(file.FullName);
            if (Array.IndexOf(bytes, (byte)0, 0, Math.Min(bytes.Length, HeaderLength)) >= 0 && !HasUtf16Mark(bytes))
            {
                note(path, "the file is binary and was left out.");
                return null;
            }

            if (bytes.Length > options.MaxGeneratedFileBytes && IsGenerated(path, bytes))
            {
                note(path, $"the generated file has {Megabytes(bytes.Length)} MB and was left out; generated files up to {Megabytes(options.MaxGeneratedFileBytes)} MB are audited.");
                return null;
            }

            if (IsTooDeep(bytes))
            {
                note(path, $"the file nests brackets more than {MostBrackets} deep, which the compiler cannot read, and was left out.");
                return null;
            }

            return SourceText.From(bytes, bytes.Length, throwIfBinaryDetected: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or InvalidDataException)
        {
            note(path, $"the file cannot be read and was left out ({exception.GetType().Name}).");
            return null;
        }
    }

    private static bool IsGenerated(string path, byte[] bytes) =>
        GeneratedCode.HasName(path) || GeneratedCode.HasHeader(Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, HeaderLength)));

    /// <summary>The parser recurses for brackets without looking at the stack that is left.</summary>
    private static bool IsTooDeep(byte[] bytes)
    {
        var depth = 0;
        foreach (var character in bytes)
        {
            if (character is (byte)'(' or (byte)'[' or (byte)'{')
            {
                if (++depth > MostBrackets)
                    return true;
            }
            else if (character is (byte)')' or (byte)']' or (byte)'}' && depth > 0)
            {
                depth--;
            }
        }

        return false;
    }

    private static bool HasUtf16Mark(byte[] bytes) => bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF);

    private static string Megabytes(long bytes) => FormattableString.Invariant($"{bytes / 1048576.0:0.#}");
}
