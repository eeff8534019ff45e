using System.Text.Json.Nodes;
using CachePrefix.Auditing.Analysis;
using CachePrefix.Auditing.Findings;

namespace CachePrefix.Auditing.Reports;

/// <summary>Writes findings as SARIF 2.1.0.</summary>
public static class SarifReport
{
    private const string RootId = "ROOT";

    /// <summary>A log with one run: all rules that have findings, and the findings with the way of the value as code flow.</summary>
    /// <param name="audit">The audit.</param>
    public static string Write(AuditResult audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var ids = audit.Findings.Select(static finding => finding.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "CachePrefix",
                        ["semanticVersion"] = typeof(SarifReport).Assembly.GetName().Version!.ToString(3),
                        ["informationUri"] = "https://github.com/cacheprefix/cacheprefix",
                        ["rules"] = new JsonArray([.. ids.Select(Rule)]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["originalUriBaseIds"] = new JsonObject { [RootId] = new JsonObject { ["description"] = new JsonObject { ["text"] = "The audited folder." } } },
                ["invocations"] = new JsonArray(new JsonObject
                {
                    ["executionSuccessful"] = true,
                    ["toolExecutionNotifications"] = new JsonArray([.. audit.Notes.Select(Notification)]),
                }),
                ["results"] = new JsonArray([.. audit.Findings.Select(finding => Result(finding, ids.IndexOf(finding.Id)))]),
            }),
        };
        return Printable.Json(log.ToJsonString(JsonReportContext.CreateOptions())) + "\n";
    }

    private static JsonNode Rule(string id)
    {
        var rule = OwnAssembly.Rules[id];
        return new JsonObject
        {
            ["id"] = id,
            ["shortDescription"] = new JsonObject { ["text"] = rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            ["helpUri"] = rule.HelpLinkUri,
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level((FindingSeverity)rule.DefaultSeverity) },
            ["properties"] = new JsonObject { ["category"] = rule.Category },
        };
    }

    private static JsonNode Result(Finding finding, int ruleIndex)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Id,
            ["ruleIndex"] = ruleIndex,
            ["level"] = Level(finding.Severity),
            ["message"] = new JsonObject { ["text"] = finding.Message },
            ["locations"] = new JsonArray(Location(finding.Path, finding.Line, finding.Column)),
            ["partialFingerprints"] = new JsonObject { ["cachePrefix/v1"] = $"{finding.Id}|{finding.Path}|{finding.Source}|{finding.Sink}" },
        };
        if (finding.Hops.Count > 0)
        {
            var steps = finding.Hops.Select(static hop => Location(hop.Path, hop.Line)).Prepend(Location(finding.Path, finding.Line, finding.Column));
            result["codeFlows"] = new JsonArray(new JsonObject
            {
                ["threadFlows"] = new JsonArray(new JsonObject
                {
                    ["locations"] = new JsonArray([.. steps.Select(static step => new JsonObject { ["location"] = step })]),
                }),
            });
        }

        var properties = new JsonObject();
        foreach (var (name, value) in new[] { ("sink", finding.Sink), ("source", finding.Source), ("granularity", finding.Granularity) })
        {
            if (value is not null)
                properties[name] = value;
        }

        if (finding.Waste is { } waste)
            properties["waste"] = waste.ToString();
        if (properties.Count > 0)
            result["properties"] = properties;
        return result;
    }

    private static JsonNode Location(string path, int line, int? column = null)
    {
        var region = new JsonObject { ["startLine"] = line };
        if (column is { } start)
            region["startColumn"] = start;

        return new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(path), ["uriBaseId"] = RootId },
                ["region"] = region,
            },
        };
    }

    private static JsonNode Notification(AuditNote note)
    {
        var notification = new JsonObject { ["level"] = "note", ["message"] = new JsonObject { ["text"] = note.Message } };
        if (note.Path is { } path)
            notification["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(path), ["uriBaseId"] = RootId } } });

        return notification;
    }

    private static string UriOf(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Level(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        FindingSeverity.Information => "note",
        _ => "none",
    };
}
