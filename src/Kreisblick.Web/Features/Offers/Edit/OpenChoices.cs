using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Proposals;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>Fields of a draft for which two people gave different answers, as they are shown to choose from.</summary>
/// <param name="Names">Of the accounts that gave them.</param>
internal sealed record OpenChoices(Draft Draft, FieldWords Words, IReadOnlyDictionary<string, string> Names)
{
    public string Value(string path, System.Text.Json.Nodes.JsonNode? value) => Words.Of(path, value) ?? "(nichts)";

    public string Who(FieldCollision collision) =>
        collision.Who == FieldCollision.Published
            ? "aus der veröffentlichten Fassung"
            : "von " + Names.GetValueOrDefault(collision.Who, "unbekannt");
}
