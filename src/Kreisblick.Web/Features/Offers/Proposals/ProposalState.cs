namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>Where a proposal stands (verification workflow of the directory).</summary>
internal enum ProposalState
{
    /// <summary>Being written; nobody outside the own organization sees it.</summary>
    Draft,

    /// <summary>Waits for an editor.</summary>
    Submitted,

    /// <summary>An editor reads it.</summary>
    InReview,

    /// <summary>Given back with reasons; the author goes on writing.</summary>
    Returned,

    /// <summary>Approved, waits for its day.</summary>
    Scheduled,
    Published,
    Refused,
    Withdrawn,
}

internal static class ProposalStates
{
    public static bool IsOpen(this ProposalState state) =>
        state is not (ProposalState.Published or ProposalState.Refused or ProposalState.Withdrawn);

    public static string German(this ProposalState state) =>
        state switch
        {
            ProposalState.Draft => "Entwurf",
            ProposalState.Submitted => "eingereicht",
            ProposalState.InReview => "in Prüfung",
            ProposalState.Returned => "zurückgegeben",
            ProposalState.Scheduled => "freigegeben, wartet auf den Termin",
            ProposalState.Published => "veröffentlicht",
            ProposalState.Refused => "abgelehnt",
            _ => "zurückgezogen",
        };
}
