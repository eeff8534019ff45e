namespace CachePrefix.Testing;

/// <summary>
/// Compares texts with the files of a folder below <c>Snapshots</c> beside the calling test. Set the environment variable
/// <c>CACHEPREFIX_UPDATE_SNAPSHOTS=1</c> to write them instead.
/// </summary>
internal static class Snapshot
{
    private const string UpdateVariable = "CACHEPREFIX_UPDATE_SNAPSHOTS";

    public static void Verify(string name, IReadOnlyDictionary<string, string> actual, string callerPath)
    {
        var folder = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(callerPath)!, "Snapshots", name));
        var recorded = folder.Exists ? folder.GetFiles().ToDictionary(file => file.Name, file => File.ReadAllText(file.FullName), StringComparer.Ordinal) : [];
        // The files are not C# to the build: a snapshot of generated code must not be compiled into the test assembly.
        var generated = actual.ToDictionary(source => source.Key.Replace('/', '_') + ".txt", source => source.Value, StringComparer.Ordinal);

        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            folder.Create();
            foreach (var stale in recorded.Keys.Except(generated.Keys, StringComparer.Ordinal))
                File.Delete(Path.Combine(folder.FullName, stale));
            foreach (var (file, text) in generated)
                File.WriteAllText(Path.Combine(folder.FullName, file), text);
            return;
        }

        Check.That.SequenceEqual(recorded.Keys.Order(StringComparer.Ordinal), generated.Keys.Order(StringComparer.Ordinal), message: $"The files of {folder}; write them with {UpdateVariable}=1");
        foreach (var (file, text) in generated)
            Check.That.Equal(recorded[file], text, $"{file}; write it with {UpdateVariable}=1");
    }
}
