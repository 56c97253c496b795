using System.Text.Json.Serialization;
using Kreisblick.Web.Features.Offers.Catalogue;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>What has versions and proposals.</summary>
internal enum RecordKind
{
    Offer,
    Provider,
}

/// <summary>
/// Everything of one record that people edit, as an immutable tree. The tables hold what is published; a document is
/// how it is edited, compared, merged and kept. Later programs read the documents of earlier ones: properties are
/// added, never renamed or given another meaning.
/// </summary>
internal abstract record RecordDocument : DocumentPart
{
    [JsonIgnore]
    public abstract RecordKind Kind { get; }

    /// <summary>As lists show it.</summary>
    [JsonIgnore]
    public abstract string Title { get; }

    /// <summary>The provider to which the record belongs; decides who may edit it.</summary>
    [JsonIgnore]
    public abstract Guid Owner { get; }

    /// <summary>The terms with these of one taxonomy in their order; the first category is the main one.</summary>
    protected IReadOnlyList<DocumentTerm> TermsWith(string taxonomy, IEnumerable<Guid> terms) =>
        [
            .. Terms.Where(t => t.Taxonomy != taxonomy),
            .. terms
                .Distinct()
                .Select(
                    (term, i) =>
                        (
                            Terms.FirstOrDefault(t => t.Taxonomy == taxonomy && t.Term == term)
                            ?? new DocumentTerm
                            {
                                Id = DocumentIds.OfTerm(Id, term),
                                Term = term,
                                Taxonomy = taxonomy,
                            }
                        ) with
                        {
                            Primary = taxonomy == TaxonomySlugs.Categories && i == 0,
                        }
                ),
        ];
}
