using CachePrefix.Docs;

if (args.Except(["--check"]).Any())
{
    Console.Error.WriteLine($"Unknown argument '{args.Except(["--check"]).First()}'. Use no argument to write, or --check to compare.");
    return 2;
}

var root = RepositoryRoot.Find();
var rules = RuleCatalog.Load();
IReadOnlyList<GeneratedDocument> documents =
[
    .. Presets.All(rules),
    ReadmeTable.Create(rules),
    ReleaseNotes.Create(rules),
    ToolPage.Create(),
    .. rules.Select(RulePage.Create),
];

return args is ["--check"] ? Drift.Check(root, documents, rules) : Drift.Write(root, documents);
