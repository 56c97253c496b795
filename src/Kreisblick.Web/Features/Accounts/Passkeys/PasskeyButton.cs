namespace Kreisblick.Web.Features.Accounts.Passkeys;

/// <summary>For the partial with the button that script brings to life.</summary>
/// <param name="Address">Endpoint; its question is at <c>/frage</c> below it.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Heading">Heading above it; null: none.</param>
/// <param name="Next">Where to go afterwards.</param>
/// <param name="NameField">Id of the field with the name of a new passkey.</param>
/// <param name="InList">The browser may also show passkeys in the list at the name field.</param>
internal sealed record PasskeyButton(
    string Address,
    string Label,
    string? Heading = null,
    string? Next = null,
    string? NameField = null,
    bool InList = false
);
