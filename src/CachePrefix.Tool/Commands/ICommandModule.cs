using System.CommandLine;

namespace CachePrefix.Tool.Commands;

/// <summary>One command. Every class of this assembly that implements the interface is found, so a new command is one new file.</summary>
internal interface ICommandModule
{
    /// <summary>Where the command stands in the help; equal places are ordered by name.</summary>
    int Order { get; }

    /// <summary>Command lines that show what the command is for, each with a sentence.</summary>
    IReadOnlyList<CommandExample> Examples { get; }

    /// <summary>Creates the command.</summary>
    Command Create();
}
