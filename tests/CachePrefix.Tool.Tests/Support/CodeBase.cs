using CachePrefix.Auditing;
using CachePrefix.Auditing.Findings;

namespace CachePrefix.Tool.Tests.Support;

/// <summary>A code base in a folder of its own.</summary>
public sealed class CodeBase : IDisposable
{
    /// <summary>A prompt with a clock, as CPA1001 at line 8.</summary>
    public const string Volatile = """
        using System;
        using Microsoft.Extensions.AI;

        public static class Prompts
        {
            public static ChatMessage Create(string question)
            {
                return new ChatMessage(ChatRole.System, $"The time is {DateTime.Now:HH:mm}. Never promise a refund.");
            }
        }
        """;

    public string Root { get; } = Directory.CreateTempSubdirectory("cacheprefix-audit-").FullName;

    public string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public CodeBase Write(string relative, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(relative))!);
        File.WriteAllText(Path(relative), content);
        return this;
    }

    public CodeBase WriteProject(string relative, string items = "", string properties = "") => Write(relative, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NuGetAudit>false</NuGetAudit>
            {properties}
          </PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """);

    /// <summary>Audits everything loosely. Without packages unless they are asked for.</summary>
    public Task<AuditResult> AuditAsync(bool usePackages = false, FindingSeverity minimum = FindingSeverity.Information, AuditMode mode = AuditMode.Loose, params string[] paths) =>
        Auditor.RunAsync(new AuditOptions
        {
            Paths = paths.Length == 0 ? [Root] : [.. paths.Select(Path)],
            Mode = mode,
            MinimumSeverity = minimum,
            PackageFolders = usePackages ? null : [],
        });

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
