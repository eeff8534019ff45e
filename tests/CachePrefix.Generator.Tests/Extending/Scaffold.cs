using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CachePrefix.Generator.Tests.Extending;

/// <summary>What a script of <c>eng/</c> writes, in an empty folder that has nothing of the repository but <c>eng/</c>.</summary>
internal static class Scaffold
{
    /// <summary>The files by their paths in the repository, in the order in which the script names them.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> RunAsync(string script, params string[] arguments)
    {
        var root = Directory.CreateTempSubdirectory("cacheprefix-new-").FullName;
        try
        {
            Copy(Path.Combine(Repository(), "eng"), Path.Combine(root, "eng"), script);
            using var process = Process.Start(new ProcessStartInfo(Path.Combine(root, "eng", script), arguments) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();

            Assert.Equal(0, process.ExitCode);
            return output.Split('\n')
                .Where(static line => line.StartsWith("wrote ", StringComparison.Ordinal))
                .Select(static line => line[6..])
                .ToDictionary(static path => path, path => File.ReadAllText(Path.Combine(root, path)));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Copy(string from, string to, string script)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, "templates"), "*", SearchOption.AllDirectories).Append(Path.Combine(from, "fill")).Append(Path.Combine(from, script)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string Repository([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !File.Exists(Path.Combine(folder, "CachePrefixAnalyzers.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"No folder above {file} holds CachePrefixAnalyzers.sln.");
    }
}
