using System.Xml.Linq;
using Spectre.Console;
using SupportBot;

namespace CachePrefix.Samples.Tests;

public sealed class DocumentationTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    public static TheoryData<string> PagesWithCode => [.. Repository.Pages.Where(page => Repository.BlocksOf(page, "csharp").Count > 0)];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void The_code_of_a_page_compiles(string page) => Assert.Empty(PageProgram.Errors(Repository.BlocksOf(page, "csharp")));

    [Fact]
    public void Code_that_does_not_compile_is_noticed()
    {
        Assert.NotEmpty(PageProgram.Errors(["using CachePrefix;", "[Prompt, Tier(\"simple\")] public partial class P;", "IPClient? client = null;"]));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_links_of_a_page_lead_to_files(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        Assert.DoesNotContain(Repository.LinksOf(page), target => !Path.Exists(Path.Combine(folder, target)));
    }

    [Fact]
    public void The_readme_shows_the_layout_as_hovering_does()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(SupportPrompt).Assembly.Location, ".xml"));
        var remarks = documentation.Descendants("member")
            .Single(member => member.Attribute("name")!.Value == $"T:{typeof(SupportPromptClient).FullName}")
            .Element("remarks")!;
        var lines = remarks.Elements().SelectMany(element => element.Value.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0);

        AssertReadmeShows(string.Join('\n', lines));
    }

    [Fact]
    public async Task The_readme_shows_the_table_that_the_sample_prints()
    {
        var questions = SupportQuestion.Create(ProductHandbook.Embedded, SupportQuestion.Most);
        var comparison = await new Experiment(questions, live: false).RunAsync(static () => { }, static () => { }, CancellationToken.None);
        using var output = new StringWriter { NewLine = "\n" };
        Report.WriteTable(comparison, AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        }));

        AssertReadmeShows(output.ToString().ReplaceLineEndings("\n"));
    }

    private static void AssertReadmeShows(string text) =>
        Assert.True(Repository.BlocksOf("README.md", "text").Contains(text.TrimEnd('\n') + '\n'), $"README.md must show:\n{text}");
}
