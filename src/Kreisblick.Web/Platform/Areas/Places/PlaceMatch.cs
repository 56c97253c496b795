using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>A place as a visitor means it.</summary>
/// <param name="Code">Code for the address line (AGS, village code or postcode); <see cref="AreaRegister.Find"/> takes it.</param>
/// <param name="Label">What is shown, for example "Heyerode (Südeichsfeld)".</param>
/// <param name="Areas">The municipalities of today, or the county, state, association, social space itself.</param>
/// <param name="Village">The village, where the name means one.</param>
/// <param name="Point">Middle for distances; null where no point is known.</param>
/// <param name="Postcode">The postcode that was typed, if any.</param>
/// <param name="InCounty">False for a neighbour's municipality.</param>
/// <param name="Note">A sentence about the history, if the name is one of former times.</param>
internal sealed record Place(
    string Code,
    string Label,
    IReadOnlyList<Area> Areas,
    Area? Village,
    Coordinates? Point,
    string? Postcode,
    bool InCounty,
    string? Note
);

/// <summary>The answer to "Wo?".</summary>
internal abstract record PlaceMatch
{
    /// <summary>One reading.</summary>
    internal sealed record Found(Place Place) : PlaceMatch;

    /// <summary>Several readings; the visitor chooses, nothing is narrowed silently.</summary>
    internal sealed record Ambiguous(string Text, IReadOnlyList<Place> Readings) : PlaceMatch
    {
        public string Message => $"„{Text}“ kann mehreres bedeuten. Bitte wählen Sie aus.";
    }

    /// <summary>No reading; <paramref name="Suggestions"/> holds near names, best first, possibly none.</summary>
    internal sealed record Unknown(string Text, IReadOnlyList<Place> Suggestions) : PlaceMatch
    {
        public string Message =>
            $"Den Ort „{Text}“ kennen wir nicht."
            + (
                Suggestions.Count == 0
                    ? " Geben Sie eine Gemeinde, einen Ortsteil oder eine Postleitzahl aus dem Landkreis ein."
                    : $" Meinten Sie {string.Join(" oder ", Suggestions.Select(s => s.Label))}?"
            );
    }

    /// <summary>The field was empty.</summary>
    internal sealed record Nothing : PlaceMatch;
}
