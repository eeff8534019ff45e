using System.CommandLine;
using CachePrefix.Emulator.Hosting;

namespace CachePrefix.Tool.Commands;

/// <summary><c>cacheprefix emulate</c>.</summary>
internal sealed class EmulateCommand : ICommandModule
{
    public int Order => 20;

    public string Details => "Point the base URL of an Anthropic or OpenAI SDK to the address that is printed. GET /emulator/stats shows the bill.";

    public IReadOnlyList<CommandExample> Examples { get; } =
    [
        new("cacheprefix emulate --port 5005", "Answers on http://127.0.0.1:5005 with real cache semantics and prices, without a key or a network."),
        new("cacheprefix emulate --rules answers.json", "Answers as the file says."),
        new("cacheprefix emulate --faults rateLimit=0.05,overloaded=0.01,seed=7", "Fails some calls as a provider does, the same ones in every run."),
    ];

    public Command Create()
    {
        var emulator = EmulatorCommand.Create();
        var command = new Command("emulate", emulator.Description);
        foreach (var option in emulator.Options.Where(static option => option is not (System.CommandLine.Help.HelpOption or VersionOption)))
            command.Add(option);

        command.Action = emulator.Action;
        return command;
    }
}
