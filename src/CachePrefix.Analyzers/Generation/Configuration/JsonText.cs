using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Reads JSON with what .NET Standard 2.0 brings: each member is an element, its kind the attribute <c>type</c>.</summary>
internal static class JsonText
{
    /// <summary>No file that people write nests deeper; walking over much more would exhaust the stack.</summary>
    private static readonly XmlDictionaryReaderQuotas Quotas = CreateQuotas();

    /// <summary>The root element, or <see langword="null"/> and what is wrong with the text.</summary>
    public static XElement? Parse(string text, out string? error)
    {
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(text), Quotas);
            var root = XDocument.Load(reader).Root;
            error = root is null ? "the file is empty" : null;
            return root;
        }
        catch (Exception exception) when (exception is XmlException or FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            error = string.IsNullOrWhiteSpace(text) ? "the file is empty" : $"it is not JSON: {exception.Message.TrimEnd('.')} (comments are not JSON)";
            return null;
        }
    }

    private static XmlDictionaryReaderQuotas CreateQuotas()
    {
        var quotas = new XmlDictionaryReaderQuotas();
        XmlDictionaryReaderQuotas.Max.CopyTo(quotas);
        quotas.MaxDepth = 64;
        return quotas;
    }

    /// <summary>A member's name; one that is no XML name is kept in an attribute.</summary>
    public static string NameOf(XElement member) => (string?)member.Attribute("item") ?? member.Name.LocalName;

    public static bool IsObject(XElement element) => (string?)element.Attribute("type") == "object";

    public static bool IsArray(XElement element) => (string?)element.Attribute("type") == "array";

    public static bool IsString(XElement element) => (string?)element.Attribute("type") == "string";

    public static XElement? Member(this XElement element, string name) =>
        element.Elements().FirstOrDefault(member => string.Equals(NameOf(member), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A number, or <see langword="null"/> where there is none.</summary>
    public static decimal? Number(XElement? element) =>
        element is not null
        && (string?)element.Attribute("type") == "number"
        && decimal.TryParse(element.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static string? Text(this XElement? element) => element is not null && IsString(element) ? element.Value : null;
}
