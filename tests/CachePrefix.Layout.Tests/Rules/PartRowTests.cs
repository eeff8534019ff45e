using CachePrefix.Analyzers.Requests;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Layout.Tests.Rules;

/// <summary>The rows of <c>parts.txt</c> name types and members that the SDKs have.</summary>
public class PartRowTests
{
    private static readonly CSharpCompilation Sdks = CSharpCompilation.Create("Code", references: ReferenceSets.Default.Concat(ReferenceSets.FromTypes(typeof(BinaryData))));

    public static TheoryData<string> Ids
    {
        get
        {
            using var reader = new StreamReader(typeof(RequestAnalyzer).Assembly.GetManifestResourceStream("CachePrefix.Analyzers.Rows.parts.txt")!);
            return [.. reader.ReadToEnd().Split('\n').Where(static line => line.Length > 0 && line[0] is not ('#' or '[')).Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).Where(IsOfReference)];
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_names_what_there_is(string id)
    {
        if (id[0] == 'T')
        {
            Assert.NotNull(Sdks.GetTypeByMetadataName(id[2..]));
            return;
        }

        var dot = id.LastIndexOf('.');
        Assert.NotEmpty(Sdks.GetTypeByMetadataName(id[2..dot])!.GetMembers(id[(dot + 1)..]));
    }

    /// <summary>Whether the row is about one of the packages that tests refer to.</summary>
    private static bool IsOfReference(string id) =>
        new[] { "Anthropic.Models.", "Microsoft.Extensions.AI.", "OpenAI.Chat.", "OpenAI.Responses.", "System.ClientModel.", "CachePrefix." }.Any(root => id.AsSpan(2).StartsWith(root, StringComparison.Ordinal));
}
