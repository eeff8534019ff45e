namespace CachePrefix.Docs;

/// <summary>Writes the generated files, or says which ones are not what they would be written as.</summary>
internal static class Drift
{
    public static int Write(string root, IReadOnlyList<GeneratedDocument> documents)
    {
        var written = 0;
        foreach (var document in documents)
        {
            var path = Path.Combine(root, document.Path);
            var current = Read(path);
            var rendered = document.Render(current);
            if (current == rendered)
                continue;

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, rendered);
            Console.WriteLine($"wrote {document.Path}");
            written++;
        }

        Console.WriteLine($"{documents.Count} generated files, {written} written.");
        return 0;
    }

    public static int Check(string root, IReadOnlyList<GeneratedDocument> documents, IReadOnlyList<Rule> rules)
    {
        var problems = documents.Where(document => Differs(root, document))
            .Select(document => $"{document.Path} differs from what the rules say. Run: dotnet run --project eng/CachePrefix.Docs")
            .Concat(rules.SelectMany(rule => PageProblems(root, rule)))
            .Concat(StrayPages(root, rules))
            .ToList();

        problems.ForEach(Console.Error.WriteLine);
        Console.WriteLine($"{documents.Count} generated files, {problems.Count} problems.");
        return problems.Count == 0 ? 0 : 1;
    }

    private static bool Differs(string root, GeneratedDocument document)
    {
        var current = Read(Path.Combine(root, document.Path));
        return current is null || document.Render(current) != current;
    }

    private static IEnumerable<string> PageProblems(string root, Rule rule)
    {
        if (!rule.HelpLink.EndsWith("/" + rule.PagePath, StringComparison.Ordinal))
            yield return $"{rule.Id}: the help link '{rule.HelpLink}' does not end in '/{rule.PagePath}'.";

        foreach (var section in RulePage.MissingSections(Read(Path.Combine(root, rule.PagePath)) ?? ""))
            yield return $"{rule.PagePath}: the section '{section}' is missing or empty.";
    }

    private static IEnumerable<string> StrayPages(string root, IReadOnlyList<Rule> rules)
    {
        var folder = Path.Combine(root, "docs/rules");
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder, "CPA*.md").Order(StringComparer.Ordinal)
                .Where(path => rules.All(rule => rule.Id != Path.GetFileNameWithoutExtension(path)))
                .Select(path => $"docs/rules/{Path.GetFileName(path)} belongs to no rule.")
            : [];
    }

    private static string? Read(string path) =>
        File.Exists(path) ? File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal) : null;
}
