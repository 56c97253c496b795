namespace Kreisblick.Web.Features.Offers.Documents;

internal enum FindingLevel
{
    /// <summary>Cannot be stored in the tables as it is.</summary>
    Error,

    /// <summary>Has to be there before the editorial office publishes.</summary>
    Missing,

    /// <summary>Would be better otherwise; nothing is held up by it.</summary>
    Hint,
}

/// <summary>Something about one field of a document.</summary>
/// <param name="Path">The field, as in differences and collisions.</param>
/// <param name="Message">What is wrong and what to do, in German.</param>
internal sealed record DocumentFinding(string Path, FindingLevel Level, string Message);
