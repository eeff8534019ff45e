using System.CommandLine;
using CachePrefix.Models;
using CachePrefix.Tool.Output;
using ModelRow = CachePrefix.Tool.Output.ModelRow;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix models</c>.</summary>
internal sealed class ModelsCommand : ICommandModule
{
    private readonly Option<string> _format = new("--format") { Description = "How to print the models.", DefaultValueFactory = static _ => "table" };
    private readonly CatalogOption _models = CatalogOption.Create();
    private readonly Argument<FileInfo> _file = new("file") { Description = "A JSON file with models and prices; it may hold only some." };

    public int Order => 40;

    public string Details =>
        """
        Prices are US dollars per million tokens, of today. The minimum is the number of tokens from which a prefix is cached at all. JSON also holds the date on which a row was checked and the pages it was taken from.

        Exit code of diff: 0 if the file agrees with the built-in catalogue, 1 if it differs, 2 if it cannot be read.
        """;

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix models list", "Lists the known models with prices and minimum prefix sizes."),
        new("cacheprefix models list --format json", "The same for programs, with sources."),
        new("cacheprefix models diff prices.json", "Shows where your own price file differs from the built-in catalogue."),
    ];

    public Command Create()
    {
        _format.AcceptOnlyFromAmong("table", "json");
        var list = new Command("list", "Lists models with prices, minimum prefix sizes, dates and sources.") { _format, _models };
        list.SetAction((result, _) => Run(result, List));
        var diff = new Command("diff", "Compares a file of models and prices with the built-in catalogue.") { _file };
        diff.SetAction((result, _) => Run(result, Diff));
        return new Command("models", "Shows what models cost and what they cache.") { list, diff };
    }

    private static Task<int> Run(ParseResult result, Func<ParseResult, int> action)
    {
        try
        {
            return Task.FromResult(action(result));
        }
        catch (ModelCatalogException exception)
        {
            throw new CommandException(exception.Message);
        }
    }

    private int List(ParseResult result)
    {
        var catalog = _models.Read(result);
        var rows = ModelRow.All(catalog, DateOnly.FromDateTime(DateTime.UtcNow));
        if (result.GetValue(_format) == "json")
            result.InvocationConfiguration.Output.Write(ModelTable.ToJson(rows));
        else
            ModelTable.Write(result.InvocationConfiguration.Output, rows);

        return ExitCodes.Clean;
    }

    private int Diff(ParseResult result)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var known = ModelRow.All(ModelCatalog.Default, today);
        var own = ModelRow.All(ModelCatalog.Default.Override(result.GetRequiredValue(_file).FullName), today);
        var differences = ModelRow.Compare(known, own);
        foreach (var line in differences)
            result.InvocationConfiguration.Output.WriteLine(line);
        if (differences.Count == 0)
            result.InvocationConfiguration.Output.WriteLine("The file agrees with the built-in catalogue.");

        return differences.Count == 0 ? ExitCodes.Clean : ExitCodes.Findings;
    }
}
