using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Hashes a request from its start, so that every prefix of it has a key, and counts its tokens.</summary>
internal sealed class PrefixChain(TextSizes sizes, int capacity)
{
    /// <summary>What an image or a document takes where nothing tells.</summary>
    private const int TokensOfData = 1_500;

    private readonly List<PrefixPoint> _points = new(capacity);
    private UInt128 _key;
    private int _tokens;
    private int _position;
    private int _run;
    private Kind _last;

    private enum Kind
    {
        Other,
        Call,
        Result,
    }

    public int Count => _points.Count;

    public PrefixPoint[] ToArray() => [.. _points];

    public void AddOptions(ChatOptions? options)
    {
        if (options is null)
            return;

        foreach (var tool in options.Tools ?? [])
        {
            Append(tool.Name);
            Append(tool.Description);
            if (tool is AIFunctionDeclaration function)
                Append(function.JsonSchema.GetRawText());
        }

        if (options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema })
            Mix(sizes.Of(schema.GetRawText()).Key);
        if (Breakpoint.TryGet(options.AdditionalProperties, out var ttl))
            End(ttl);
        if (!string.IsNullOrEmpty(options.Instructions))
        {
            Advance(Kind.Other);
            Append(options.Instructions);
            End(mark: null);
        }
    }

    /// <summary>Adds a message; each content of it ends a point when <paramref name="perContent"/>, otherwise those with a breakpoint and the last one.</summary>
    public void Add(ChatMessage message, bool perContent)
    {
        Append(message.Role.Value);
        var contents = message.Contents;
        for (var i = 0; i < contents.Count; i++)
        {
            Add(contents[i]);
            CacheTtl? mark = Breakpoint.TryGet(contents[i].AdditionalProperties, out var ttl) ? ttl : null;
            if (i == contents.Count - 1 && Breakpoint.TryGet(message.AdditionalProperties, out ttl))
                mark = ttl;
            if (perContent || mark is not null || i == contents.Count - 1)
                End(mark);
        }
    }

    private void Add(AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                Advance(Kind.Other);
                Append(text.Text);
                break;
            case TextReasoningContent reasoning:
                Advance(Kind.Other);
                Append(reasoning.Text);
                break;
            case FunctionCallContent call:
                Advance(Kind.Call);
                Append(call.CallId);
                Append(call.Name);
                foreach (var (name, value) in call.Arguments ?? Enumerable.Empty<KeyValuePair<string, object?>>())
                {
                    Append(name);
                    Append(value?.ToString());
                }

                break;
            case FunctionResultContent result:
                Advance(Kind.Result);
                Append(result.CallId);
                Append(result.Result?.ToString());
                break;
            case DataContent data:
                Advance(Kind.Other);
                Mix(TextSizes.Hash(data.Data.Span));
                _tokens += TokensOfData;
                break;
            case UriContent uri:
                Advance(Kind.Other);
                Append(uri.Uri.OriginalString);
                _tokens += TokensOfData;
                break;
            default:
                Advance(Kind.Other);
                Append(content.GetType().Name);
                Append(content is HostedFileContent file ? file.FileId : content.ToString());
                break;
        }
    }

    private void Advance(Kind kind)
    {
        _position++;
        if (kind == Kind.Other || kind != _last)
            _run++;
        _last = kind;
    }

    private void Append(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            Mix(0);
            return;
        }

        var (key, tokens) = sizes.Of(text);
        Mix(key);
        _tokens += tokens;
    }

    private void Mix(UInt128 part)
    {
        Span<UInt128> both = [_key, part];
        _key = TextSizes.Hash(MemoryMarshal.AsBytes(both));
    }

    private void End(CacheTtl? mark) => _points.Add(new PrefixPoint(_key, _tokens, _position, _run, mark));
}
