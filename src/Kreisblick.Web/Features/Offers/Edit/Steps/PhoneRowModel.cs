using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Edit.Steps;

/// <summary>A telephone number in the form, of the offer itself or of somebody to talk to.</summary>
internal sealed record PhoneRowModel(DraftFields Page, string Path, DocumentPhone Phone)
{
    public static IReadOnlyList<(string Code, string German)> Types { get; } =
    [
        ("voice", "Festnetz"),
        ("cell", "Mobil"),
        ("fax", "Fax"),
        ("text", "SMS"),
        ("textphone", "Schreibtelefon"),
        ("video", "Video (Gebärdensprache)"),
    ];
}
