using Kreisblick.Web.Features.Accounts.Erasure;
using Kreisblick.Web.Features.Accounts.Manage.People;
using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.Manage.OneAccount;

/// <summary><c>/verwaltung/konten/{id}</c>: one account, its roles, what may be done with it, and its history.</summary>
[FreshProof]
internal sealed class AccountFileModel(
    AccountDesk desk,
    AccountFileReader reader,
    RoleChanges roles,
    GrantCheck grants,
    ErasureDesk erasures,
    Person person,
    TimeProvider time
) : FormPage
{
    private const int LongestReason = 300;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int HistoryPage { get; set; } = 1;

    [BindProperty(Name = "erledigt", SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty(Name = "tun")]
    public string? Act { get; set; }

    [BindProperty(Name = "rolle")]
    public string? Chosen { get; set; }

    [BindProperty(Name = "bereich")]
    public string? Scope { get; set; }

    public AccountFile Shown { get; private set; } = null!;

    public bool IsOwn => Shown.Account.Id == person.AccountId;

    /// <summary>What the person has typed into the field of that name.</summary>
    public string? Typed(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(Id, cancellation) is not { } account)
            return NotFound();
        var field = AccountDesk.ReasonField(Act ?? "");
        var reason = Typed(field)?.Trim() ?? "";
        if (reason.Length is 0 or > LongestReason)
            return await AgainAsync(new FieldError(field, "people.reason", LongestReason), cancellation);
        if (PersonName.IsNamedIn(reason, account))
            return await AgainAsync(new FieldError(field, "people.reason.name"), cancellation);
        var change = person.Change(reason, time);
        if (Act == "loeschen")
            return await EraseAsync(account, field, change, cancellation);
        var (done, error) = Act switch
        {
            "sperren" => ("gesperrt", await desk.LockAsync(account, change, cancellation)),
            "entsperren" => ("entsperrt", await desk.UnlockAsync(account, change, cancellation)),
            "abmelden" => ("abgemeldet", await desk.EndSessionsAsync(account, change, cancellation)),
            "faktor" => ("faktor", await desk.RenewFactorAsync(account, change, cancellation)),
            "geben" => await GiveAsync(account, change, cancellation),
            "nehmen" => await TakeAsync(account, change, cancellation),
            _ => ("", new FieldError(field, "people.state")),
        };
        return error is null ? See($"{PeopleQuery.Path}/{Id}?erledigt={done}") : await AgainAsync(error, cancellation);
    }

    private async Task<IActionResult> EraseAsync(
        Account account,
        string field,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        account.Id == person.AccountId
            ? await AgainAsync(new FieldError(field, "erasure.ownFile"), cancellation)
            : await erasures.AskAsync(account, change, cancellation) switch
            {
                ErasureOutcome.Refused refused => await AgainAsync(
                    new FieldError(field, refused.TextKey),
                    cancellation
                ),
                ErasureOutcome.Erased => See(ErasureRegistration.CasesPath + "?erledigt=geloescht"),
                _ => See($"{PeopleQuery.Path}/{Id}?erledigt=loeschung"),
            };

    private async Task<(string Done, FieldError? Error)> GiveAsync(
        Account account,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var role = Chosen ?? "";
        var (grant, wrong) = await grants.ReadAsync(role, Typed(GrantCheck.ScopeField(role)), cancellation);
        return grant is null ? ("", wrong) : Said(await roles.GiveAsync(account, grant, change, cancellation), "rolle");
    }

    private async Task<(string Done, FieldError? Error)> TakeAsync(
        Account account,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        RoleRule.Find(Chosen) is { } rule
            ? Said(
                await roles.TakeAsync(
                    account,
                    new RoleGrant(rule.Role, Scope is { Length: > 0 } ? Scope : null),
                    change,
                    cancellation
                ),
                AccountDesk.ReasonField("nehmen")
            )
            : ("", new FieldError(AccountDesk.ReasonField("nehmen"), "roles.unknown"));

    private static (string Done, FieldError? Error) Said(RoleOutcome outcome, string field) =>
        outcome switch
        {
            RoleOutcome.Refused refused => ("", new FieldError(field, refused.TextKey)),
            RoleOutcome.Proposed => ("vorgeschlagen", null),
            _ => ("rollen", null),
        };

    private async Task<IActionResult> AgainAsync(FieldError error, CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Again(error) : NotFound();

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await reader.ReadAsync(Id, HistoryPage, cancellation) is not { } file)
            return false;
        Shown = file;
        return true;
    }
}
