using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Text;

/// <summary>The white space that every line of a raw literal of several lines begins with and that is no part of its text.</summary>
internal sealed record RawIndentation(string Text)
{
    /// <summary>The indentation of a raw literal of several lines; <see langword="null"/> for any other expression.</summary>
    public static RawIndentation? Of(ExpressionSyntax literal)
    {
        var end = literal switch
        {
            InterpolatedStringExpressionSyntax text when LiteralStyles.Of(text) == LiteralStyle.Raw => text.StringEndToken.Text,
            LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.MultiLineRawStringLiteralToken } text => text.Token.Text,
            _ => "",
        };
        var line = end.LastIndexOf('\n');
        return line < 0 ? null : new RawIndentation(end.Substring(line + 1).TrimEnd('"'));
    }

    /// <summary>The index of the line break in front of the closing quotes.</summary>
    public static int ClosingLine(string token)
    {
        var index = token.LastIndexOf('\n');
        return index > 0 && token[index - 1] == '\r' ? index - 1 : index;
    }

    /// <summary>The lines without the indentation.</summary>
    public string Out(string source, bool startsLine)
    {
        var lines = source.Split('\n');
        for (var i = startsLine ? 0 : 1; i < lines.Length; i++)
            lines[i] = lines[i].StartsWith(Text, StringComparison.Ordinal) ? lines[i].Substring(Text.Length) : lines[i].TrimStart(' ', '\t');
        return string.Join("\n", lines);
    }

    /// <summary>The lines with the indentation; empty lines stay empty.</summary>
    public string In(string text, bool startsLine, bool endsText)
    {
        var source = new StringBuilder();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                source.Append('\n');
            var isEmpty = lines[i].Length == 0 ? i + 1 < lines.Length || endsText : lines[i] == "\r";
            if ((i > 0 || startsLine) && !isEmpty)
                source.Append(Text);
            source.Append(lines[i]);
        }

        return source.ToString();
    }
}
