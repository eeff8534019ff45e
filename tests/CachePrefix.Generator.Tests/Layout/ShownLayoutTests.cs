using System.Reflection;
using System.Xml.Linq;
using CachePrefix.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Generator.Tests.Layout;

/// <summary>The layout that an editor shows for a client is that of the program and of the request on its way to the provider.</summary>
public class ShownLayoutTests
{
    private const int Prompts = 30;

    [Fact]
    public async Task The_layout_shown_is_the_layout_sent()
    {
        var outcome = await DefinitionOutcome.OfAsync(new GeneratedPrompts(Prompts, seed: 7).Source(), analyze: false);
        Assert.Empty(outcome.Complaints);
        var assembly = Load(outcome.Output);
        var sent = new SentLayouts();
        await (Task)assembly.GetType("Generated.Program")!.GetMethod("SendAsync")!.Invoke(null, [sent, (IServiceCollection services) => (IServiceProvider)services.BuildServiceProvider()])!;

        Assert.Equal(Prompts, sent.Requests.Count);
        for (var index = 0; index < Prompts; index++)
        {
            var shown = Shown(outcome.Output, $"Generated.Ask{index}Client").ToList();
            var layout = (PromptLayout)assembly.GetType($"Generated.Ask{index}")!.GetProperty("Layout", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

            Assert.Equal(shown, layout.Segments.Select(segment => Row(layout, segment)));
            Assert.Equal(shown.Where(static row => row.Kind != "tools").Select(static row => row.Name), sent.Requests[index].Segments);
            Assert.Equal(shown.Where(static row => row.Breakpoint).Select(static row => row.Lifetime), sent.Requests[index].Lifetimes);
        }
    }

    private static ShownRow Row(PromptLayout layout, SegmentLayout segment) => new(
        segment.Name,
        segment.Kind.ToString().ToLowerInvariant(),
        segment.EffectiveStability.ToString(),
        segment.EffectiveStability == Stability.Volatile ? "-" : layout.TtlOf(segment.EffectiveStability) == CacheTtl.OneHour ? "1 h" : "5 min",
        segment.EndsRung);

    /// <summary>The rows of the table in the documentation of a client, whose columns lie two spaces apart.</summary>
    private static IEnumerable<ShownRow> Shown(Compilation compilation, string client)
    {
        var documentation = XElement.Parse(compilation.GetTypeByMetadataName(client)!.GetDocumentationCommentXml()!);
        return documentation.Descendants("code").Single().Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1)
            .Select(static line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(static cells => new ShownRow(cells[0], cells[1], cells[2], cells[3], cells.Length > 4));
    }

    private static Assembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(image.ToArray());
    }

    private sealed record ShownRow(string Name, string Kind, string Rung, string Lifetime, bool Breakpoint);
}
