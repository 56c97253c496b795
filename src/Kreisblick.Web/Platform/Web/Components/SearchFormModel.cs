namespace Kreisblick.Web.Platform.Web.Components;

/// <summary>What was typed into the search form; it stays there on the result page.</summary>
internal sealed record SearchFormModel(string? Words = null, string? Place = null);
