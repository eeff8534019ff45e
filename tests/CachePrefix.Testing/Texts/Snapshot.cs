using System.Runtime.CompilerServices;

namespace CachePrefix.Testing;

/// <summary>
/// Compares text with files in a <c>Snapshots</c> folder beside the calling test. Set the environment variable
/// <c>CACHEPREFIX_UPDATE_SNAPSHOTS=1</c> to write them instead.
/// </summary>
public static class Snapshot
{
    public const string UpdateVariable = "CACHEPREFIX_UPDATE_SNAPSHOTS";

    /// <summary>Compares one text with <c>Snapshots/{name}</c>; <paramref name="name"/> includes the extension.</summary>
    public static void Verify(string name, string actual, [CallerFilePath] string callerPath = "")
    {
        var path = Path.Combine(FolderOf(callerPath), name);
        if (IsUpdating)
            Write(path, actual);
        else
            Compare(path, actual);
    }

    /// <summary>Compares several texts with the files of <c>Snapshots/{name}/</c>, which may hold no others.</summary>
    public static void VerifyFolder(string name, IReadOnlyDictionary<string, string> actual, [CallerFilePath] string callerPath = "")
    {
        var folder = Path.Combine(FolderOf(callerPath), name);
        var stale = Directory.Exists(folder)
            ? Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Except(actual.Keys.Select(FileName), StringComparer.Ordinal).ToList()
            : [];

        if (IsUpdating)
            stale.ForEach(file => File.Delete(Path.Combine(folder, file)));
        else if (stale.Count > 0)
            throw new VerificationException($"The snapshot {name} has files that were not generated: {string.Join(", ", stale)}. Update with {UpdateVariable}=1.");

        foreach (var (file, text) in actual)
        {
            if (IsUpdating)
                Write(Path.Combine(folder, FileName(file)), text);
            else
                Compare(Path.Combine(folder, FileName(file)), text);
        }
    }

    private static bool IsUpdating => Environment.GetEnvironmentVariable(UpdateVariable) == "1";

    // The files are not C# to the build: a snapshot of generated code must not be compiled into the test assembly.
    private static string FileName(string hintName) => hintName.Replace('/', '_') + ".txt";

    private static string FolderOf(string callerPath) => Path.Combine(Path.GetDirectoryName(callerPath)!, "Snapshots");

    private static void Compare(string path, string actual)
    {
        if (!File.Exists(path))
            throw new VerificationException($"The snapshot {path} does not exist. Write it with {UpdateVariable}=1.\n{actual}");
        TextDifference.Verify(File.ReadAllText(path), actual, path);
    }

    private static void Write(string path, string actual)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, actual);
    }
}
