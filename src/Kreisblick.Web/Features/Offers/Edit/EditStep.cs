using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit.Steps;
using Kreisblick.Web.Platform.Areas;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>What a step needs beside the form: the catalogue, the register of areas, who writes and when.</summary>
internal sealed record EditContext(CatalogueSnapshot Catalogue, AreaRegister Areas, string Author, DateTimeOffset Now)
{
    public DateOnly Today => Platform.Calendar.BerlinTime.DateOf(Now);
}

/// <summary>
/// One topic of the offer form on one page. A step is a pair: a partial view that shows its part of the document and
/// a pure function that puts the answers back into it.
/// </summary>
/// <param name="Slug">In the address.</param>
/// <param name="German">Title in the task list.</param>
/// <param name="Question">Heading of the page.</param>
/// <param name="Paths">Where the step's fields stand in the document; findings below them belong to it.</param>
/// <param name="Apply">Document, form → document.</param>
internal sealed record EditStep(
    string Slug,
    string German,
    string Question,
    IReadOnlyList<string> Paths,
    Func<OfferDocument, DraftForm, EditContext, OfferDocument> Apply
)
{
    public string Partial => $"/Features/Offers/Edit/Steps/{char.ToUpperInvariant(View[0])}{View[1..]}.cshtml";

    private string View { get; init; } = "";

    /// <summary>In the order of the form (page blueprint 7.2).</summary>
    public static IReadOnlyList<EditStep> All { get; } =
    [
        new(
            "was",
            "Was",
            "Was bieten Sie an?",
            ["name", "alternateName", "description", "terms", "status", "endsOn", "alert", "alertUntil"],
            WhatStep.Apply
        )
        {
            View = "What",
        },
        new(
            "fuer-wen",
            "Für wen",
            "Für wen ist das Angebot da?",
            ["ages", "eligibilityDescription", "areas"],
            WhomStep.Apply
        )
        {
            View = "Whom",
        },
        new(
            "so-geht-es",
            "So geht es",
            "Wie bekommt man die Hilfe?",
            ["applicationProcess", "requiredDocuments", "capacities"],
            AccessStep.Apply
        )
        {
            View = "Access",
        },
        new("kosten", "Kosten", "Was kostet es?", ["feesDescription", "costOptions"], CostStep.Apply) { View = "Cost" },
        new("ort", "Ort und Barrierefreiheit", "Wo findet es statt?", ["places"], PlaceStep.Apply) { View = "Place" },
        new("zeiten", "Zeiten", "Wann ist geöffnet?", ["hours", "exceptions"], HoursStep.Apply) { View = "Hours" },
        new(
            "kontakt",
            "Kontakt",
            "Wie erreicht man Sie?",
            ["phones", "email", "url", "contacts", "additionalUrls"],
            ContactStep.Apply
        )
        {
            View = "Contact",
        },
        new(
            "sprachen",
            "Sprachen und einfache Sprache",
            "In welchen Sprachen?",
            ["languages", "interpretationServices", "texts"],
            LanguageStep.Apply
        )
        {
            View = "Language",
        },
    ];

    public static EditStep? Find(string slug) => All.FirstOrDefault(s => s.Slug == slug);

    /// <summary>The step in which a field is edited; the first one for what belongs to none.</summary>
    public static EditStep Of(string path) => All.FirstOrDefault(s => s.Owns(path)) ?? All[0];

    /// <summary>Whether anything of the step was answered.</summary>
    public bool IsFilled(OfferDocument offer)
    {
        var node = DocumentJson.NodeOf(offer);
        return Paths.Any(p => p is not "status" && node[p] is not null);
    }

    /// <summary>The step's part of a document, for comparing.</summary>
    public string Of(OfferDocument offer)
    {
        var node = DocumentJson.NodeOf(CanonicalDocument.Of(offer));
        return string.Concat(Paths.Select(p => node[p]?.ToJsonString() + "\n"));
    }

    public bool Owns(string path) => Paths.Any(p => path == p || path.StartsWith(p + "/", StringComparison.Ordinal));
}
