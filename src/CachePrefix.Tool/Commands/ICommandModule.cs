using System.CommandLine;

namespace CachePrefix.Tool.Commands;

/// <summary>One command. Every class of this assembly that implements the interface is found, so a new command is one new file.</summary>
internal interface ICommandModule
{
    /// <summary>Where the command stands in the help; equal places are ordered by name.</summary>
    int Order { get; }

    /// <summary>What there is to know beyond the description; may be empty.</summary>
    string Details { get; }

    /// <summary>Command lines that show what the command is for.</summary>
    IReadOnlyList<CommandExample> Examples { get; }

    /// <summary>Creates the command. Expected failures leave its action as exceptions with a message for the user.</summary>
    Command Create();
}
