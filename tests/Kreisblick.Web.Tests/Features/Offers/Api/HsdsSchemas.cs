using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Kreisblick.Web.Tests.Features.Offers.Api;

/// <summary>JSON Schemas of one folder, compiled once; references go by file name.</summary>
internal sealed class HsdsSchemas
{
    private static readonly EvaluationOptions Strict = new()
    {
        OutputFormat = OutputFormat.Flag,
        RequireFormatValidation = true,
    };

    private static readonly EvaluationOptions Told = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
    };

    private readonly Dictionary<string, JsonSchema> schemas = new(StringComparer.Ordinal);

    public HsdsSchemas(IEnumerable<(string Name, JsonNode Schema)> files)
    {
        var registry = new SchemaRegistry();
        var options = new BuildOptions { SchemaRegistry = registry, Dialect = Dialect.Draft202012 };
        foreach (var (name, schema) in InOrder([.. files]))
            schemas[name] = JsonSchema.FromText(
                schema.ToJsonString(),
                options,
                new Uri($"https://schema.example/{name}.json")
            );
    }

    /// <summary>Folder of the published schemas; the test is skipped where it is missing.</summary>
    public static string Folder
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                var folder = Path.Combine(at.FullName, "shared", "standards", "hsds", "schema");
                if (Directory.Exists(folder))
                    return folder;
            }
            Assert.Skip("../shared/standards/hsds is not there: the published schemas of HSDS are missing.");
            return "";
        }
    }

    /// <summary>The schemas that Open Referral publishes.</summary>
    public static HsdsSchemas Published() => new(PublishedFiles());

    public static List<(string Name, JsonNode Schema)> PublishedFiles() =>
        [
            .. Directory
                .GetFiles(Folder, "*.json")
                .Where(f => Path.GetFileName(f) != "openapi.json")
                .Select(f => (Path.GetFileNameWithoutExtension(f), JsonNode.Parse(File.ReadAllText(f))!)),
        ];

    public bool Accepts(string name, JsonElement document) => schemas[name].Evaluate(document, Strict).IsValid;

    public void Check(string name, JsonElement document, string where)
    {
        if (Accepts(name, document))
            return;
        var errors = schemas[name]
            .Evaluate(document, Told)
            .Details!.Where(d => d.Errors is not null)
            .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation} {e.Key}: {e.Value}"))
            .Take(5);
        Assert.Fail($"{where}: no {name}: {string.Join("; ", errors)}");
    }

    // A schema is compiled after those that it refers to.
    private static IEnumerable<(string Name, JsonNode Schema)> InOrder(List<(string Name, JsonNode Schema)> files)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (done.Count < files.Count)
        {
            var before = done.Count;
            foreach (var file in files.Where(f => !done.Contains(f.Name)).ToList())
            {
                var text = file.Schema.ToJsonString();
                if (
                    files.All(f => done.Contains(f.Name) || f.Name == file.Name || !text.Contains($"\"{f.Name}.json\""))
                )
                {
                    done.Add(file.Name);
                    yield return file;
                }
            }
            Assert.True(done.Count > before, "The schemas refer to each other in a circle.");
        }
    }
}
