using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Passkeys;

/// <summary>A question for the browser, and the sealed state that comes back with the answer.</summary>
/// <param name="Options">JSON after WebAuthn, for <c>navigator.credentials</c>.</param>
/// <param name="State">Sealed challenge.</param>
internal sealed record PasskeyQuestion(string Options, string State);

/// <summary>What the browser answered.</summary>
/// <param name="Credential">JSON after WebAuthn.</param>
/// <param name="State">As it came with the question.</param>
internal sealed record PasskeyAnswer(string? Credential, string? State);

/// <summary>
/// The two ceremonies of WebAuthn by the framework's handler: origin, host, user verification, signature and counter
/// are checked there; here that an answer is to a question of ours, fresh, and counts once.
/// </summary>
internal sealed class PasskeyCeremony(
    KreisblickDb db,
    IPasskeyHandler<Account> framework,
    PasskeyState states,
    TimeProvider time
)
{
    public const int LongestAnswer = 20_000;

    /// <param name="account">Null: whoever has a passkey for this portal.</param>
    public async Task<PasskeyQuestion> AskAsync(HttpContext context, PasskeyUse use, string boundTo, Account? account)
    {
        // The framework takes null for "nobody in particular"; its signature does not say so for classes.
        var asked = await framework.MakeRequestOptionsAsync(account!, context);
        return new(asked.RequestOptionsJson, states.Seal(use, boundTo, asked.AssertionState!));
    }

    /// <summary>
    /// Whose passkey answered; the use is noted at the passkey and the caller saves. Of two requests with one answer
    /// one fails at saving: when the passkey was used last is part of its key for concurrent changes.
    /// </summary>
    public async Task<Account?> AnswerAsync(
        HttpContext context,
        PasskeyUse use,
        string boundTo,
        PasskeyAnswer answer,
        CancellationToken cancellation
    )
    {
        if (
            states.Open(use, boundTo, answer.State) is not { } state
            || answer.Credential is not { Length: > 0 and <= LongestAnswer } credential
        )
            return null;
        var result = await framework.PerformAssertionAsync(
            new PasskeyAssertionContext
            {
                HttpContext = context,
                CredentialJson = credential,
                AssertionState = state.Framework,
            }
        );
        if (!result.Succeeded || result.User.State != AccountState.Active)
            return null;
        var id = result.Passkey.CredentialId;
        var passkey = await db.Set<Passkey>().FirstAsync(p => p.CredentialId == id, cancellation);
        // A challenge older than the last use has been answered, or could have been.
        if (passkey.LastUsedAt >= state.Made)
            return null;
        passkey.Used(
            result.Passkey.SignCount,
            result.Passkey.IsUserVerified,
            result.Passkey.IsBackedUp,
            time.GetUtcNow()
        );
        return result.User;
    }

    public async Task<PasskeyQuestion> AskForNewAsync(HttpContext context, string boundTo, Account account)
    {
        var asked = await framework.MakeCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = PasskeyStore.IdOf(account),
                Name = account.Email?.Value ?? account.Name,
                DisplayName = account.Name,
            },
            context
        );
        return new(asked.CreationOptionsJson, states.Seal(PasskeyUse.Register, boundTo, asked.AttestationState!));
    }

    /// <returns>The new passkey, not stored yet; null: refused.</returns>
    public async Task<Passkey?> NewAsync(
        HttpContext context,
        string boundTo,
        Account account,
        string name,
        PasskeyAnswer answer
    )
    {
        if (
            states.Open(PasskeyUse.Register, boundTo, answer.State) is not { } state
            || answer.Credential is not { Length: > 0 and <= LongestAnswer } credential
        )
            return null;
        var result = await framework.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = context,
                CredentialJson = credential,
                AttestationState = state.Framework,
            }
        );
        if (!result.Succeeded || result.UserEntity.Id != PasskeyStore.IdOf(account))
            return null;
        return Passkey.Of(account, name, result.Passkey, time.GetUtcNow());
    }
}
