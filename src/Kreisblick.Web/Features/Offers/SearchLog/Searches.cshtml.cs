using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Platform.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary><c>/verwaltung/suche</c>: what people searched and did not find, from five searches on.</summary>
internal sealed class SearchesModel(SearchReport report, MissingNote note, DraftDesk desk, Person person) : OfferPage
{
    public SearchFindings Found { get; private set; } = null!;

    /// <summary>Editors act on it; planners read it.</summary>
    public bool IsEditor => person.May(Rights.ReviewOffers);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name("Was gesucht wird");
        Found = await report.ReadAsync(cancellation);
    }

    /// <summary>The word becomes a report of a missing offer in the queue of the editors.</summary>
    public async Task<IActionResult> OnPostNotizAsync(string? wort, CancellationToken cancellation)
    {
        if (!IsEditor)
            return NotFound();
        var found = await report.ReadAsync(cancellation);
        if (found.Words.Concat(found.FewWords).Concat(found.StaleWords).FirstOrDefault(l => l.Term == wort) is { } line)
            await note.WriteAsync(line, desk.Change("Fehlendes Angebot aus den Suchen notiert"), cancellation);
        return See(SearchLogLinks.Searches + "?fertig=notiert");
    }

    public IEnumerable<(string Heading, string Empty, IReadOnlyList<SearchLine> Lines, bool AreWords)> Tables() =>
        [
            ("Wörter ohne Treffer", "Kein Wort wurde so oft vergeblich gesucht.", Found.Words, true),
            (
                "Wörter mit einem oder zwei Treffern",
                "Kein Wort wurde so oft mit wenigen Treffern gesucht.",
                Found.FewWords,
                true
            ),
            (
                "Wörter, zu denen alles geschlossen oder lange nicht bestätigt ist",
                "Kein Wort führte so oft nur zu geschlossenen oder lange nicht bestätigten Angeboten.",
                Found.StaleWords,
                true
            ),
            ("Themen ohne Treffer", "Kein Thema wurde so oft vergeblich gesucht.", Found.Topics, false),
            (
                "Themen mit einem oder zwei Treffern",
                "Kein Thema wurde so oft mit wenigen Treffern gesucht.",
                Found.FewTopics,
                false
            ),
            (
                "Themen, zu denen alles geschlossen oder lange nicht bestätigt ist",
                "Kein Thema führte so oft nur zu geschlossenen oder lange nicht bestätigten Angeboten.",
                Found.StaleTopics,
                false
            ),
        ];

    public static string Count(int number) => number.ToString("N0", EditModel.German);
}
