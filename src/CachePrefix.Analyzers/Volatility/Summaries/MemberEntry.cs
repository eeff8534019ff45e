using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>One member with code: which names it mentions, assigns and counts up. Read from syntax alone.</summary>
internal sealed class MemberEntry(TreeIndex file, SyntaxNode node, string name)
{
    public TreeIndex File { get; } = file;

    public SyntaxNode Node { get; } = node;

    public string Name { get; } = name;

    public HashSet<string> Mentions { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Assigns { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the member holds a literal <c>"system"</c> or <c>"developer"</c>, or reads a role that is named so, as hand-written messages do.</summary>
    public bool MentionsRole { get; set; }

    /// <summary>Whether the member uses a sink that is more than a name.</summary>
    public bool MakesRequests { get; private set; }

    /// <summary>Whether it is the member of a prompt by its name, by that of its type or by what it assigns.</summary>
    public bool IsPromptByName { get; private set; }

    /// <summary>Whether a parameter is named like a prompt.</summary>
    public bool TakesPrompt { get; set; }

    /// <summary>Whether the member mentions a variable, a parameter or a type that is named like a prompt.</summary>
    public bool MentionsPrompt { get; private set; }

    /// <summary>Whether the member mentions what belongs to requests: a message, a content, an option, a breakpoint.</summary>
    public bool MentionsParts { get; private set; }

    /// <summary>Concludes from the names once all are known.</summary>
    public void Conclude(NameMeanings meanings)
    {
        var (mentioned, assigned) = (meanings.Of(Mentions), meanings.Of(Assigns));
        MakesRequests = MentionsRole || (mentioned & NameMeaning.Sink) != 0 || (assigned & NameMeaning.AssignedSink) != 0;
        IsPromptByName = PromptNames.IsPrompt(Name)
            || (Node.Parent is TypeDeclarationSyntax type && PromptNames.IsBuilder(type.Identifier.ValueText))
            || (assigned & NameMeaning.Prompt) != 0;
        MentionsParts = (mentioned & NameMeaning.Part) != 0;
        MentionsPrompt = TakesPrompt || (mentioned & NameMeaning.SystemPrompt) != 0;
    }
}
