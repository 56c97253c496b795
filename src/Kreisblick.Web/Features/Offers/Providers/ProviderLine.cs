using Kreisblick.Web.Features.Offers.Proposals;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary>One provider in the list of the people who keep it.</summary>
/// <param name="Provider">Null: it was never published.</param>
/// <param name="Offers">How many of its offers are public.</param>
/// <param name="HasMail">Whether reminders reach it.</param>
/// <param name="Draft">The newest open proposal.</param>
internal sealed record ProviderLine(
    Guid? Provider,
    string Name,
    int Offers,
    bool HasMail,
    Guid? Draft,
    ProposalState? State
)
{
    public string Address =>
        Provider is { } provider ? ProviderLinks.Record(provider) : ProviderLinks.Draft(Draft!.Value);

    public string MailWords => HasMail ? "per E-Mail" : "keine E-Mail-Adresse";

    public string StateWords =>
        State is { } state ? (Provider is null ? "neu, " : "Änderung: ") + state.German() : "veröffentlicht";
}
