using System.Xml;
using System.Xml.Linq;

namespace CachePrefix.Auditing.Sources;

/// <summary>Reads XML that may be made to harm: no document types, no elements nested so deep that walking over them exhausts the stack.</summary>
internal static class BoundedXml
{
    private const int Deepest = 100;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="XmlException">The bytes are no such XML.</exception>
    public static XElement Load(byte[] bytes)
    {
        CheckDepth(bytes);
        using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
        return XDocument.Load(reader).Root!;
    }

    /// <exception cref="XmlException">The bytes are no such XML.</exception>
    public static void CheckDepth(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
        while (reader.Read())
        {
            if (reader.Depth > Deepest)
                throw new XmlException($"Elements are nested more than {Deepest} deep.");
        }
    }
}
