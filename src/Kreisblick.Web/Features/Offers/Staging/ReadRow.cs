using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>One record of a file as it was understood.</summary>
/// <param name="Place">Where in the file, for people: "Zeile 7".</param>
/// <param name="Before">What is published; null: nothing yet.</param>
/// <param name="After">What the file makes of it; null: it could not be read.</param>
/// <param name="Problems">With an error among them the record cannot be taken over.</param>
internal sealed record ReadRow(
    string Place,
    RecordDocument? Before,
    RecordDocument? After,
    IReadOnlyList<RowProblem> Problems
)
{
    /// <summary>What the record is called where there is no document.</summary>
    public string? Name { get; init; }

    /// <summary>Name of the provider where it is not published yet.</summary>
    public string? Provider { get; init; }

    public bool IsBroken => After is null || Problems.Any(p => p.IsError);

    public static ReadRow Broken(string place, string? name, IReadOnlyList<RowProblem> problems) =>
        new(place, null, null, problems) { Name = name };
}
