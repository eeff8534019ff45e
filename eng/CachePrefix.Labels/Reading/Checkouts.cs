namespace CachePrefix.Labels.Reading;

/// <summary>Where the checkouts of repositories lie.</summary>
internal sealed class Checkouts
{
    private readonly string _root;
    private readonly string? _only;

    private Checkouts(string root, string? only)
    {
        _root = root;
        _only = only;
    }

    /// <summary>The checkouts in a folder. The folder is a checkout itself if it has the name of a labelled repository, or if only one repository has labels and none lies in the folder.</summary>
    /// <exception cref="LabelsException">There is no such folder.</exception>
    public static Checkouts In(string folder, IReadOnlyList<string> repositories)
    {
        if (!Directory.Exists(folder))
            throw new LabelsException($"There is no folder '{folder}'. Check the labelled repositories out and name the folder they are in.");

        var root = Path.GetFullPath(folder);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(root));
        var inside = repositories.Any(repository => FolderIn(root, repository) is not null);
        var only = inside ? null : repositories.FirstOrDefault(repository => Names(repository).Contains(name));
        return new Checkouts(root, only ?? (!inside && repositories is [var single] ? single : null));
    }

    /// <summary>The folder of a repository, or <see langword="null"/>.</summary>
    public string? Find(string repository) => repository == _only ? _root : FolderIn(_root, repository);

    private static string? FolderIn(string root, string repository) => Names(repository).Select(name => Path.Combine(root, name)).FirstOrDefault(Directory.Exists);

    private static string[] Names(string repository) => [repository.Replace('/', '+'), repository.Replace('/', Path.DirectorySeparatorChar), repository[(repository.IndexOf('/') + 1)..]];
}
