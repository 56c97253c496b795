using System.Text.Json;
using Kreisblick.Web.Features.Accounts.Proof;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Language;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kreisblick.Web.Features.Accounts.Passkeys;

/// <summary>
/// What the script beside the buttons asks: a question for the browser, then the browser's answer. Passkeys exist in
/// script only; every page that offers them has a way without.
/// </summary>
internal static class PasskeyEndpoints
{
    private sealed record Answer(string? Credential, string? State, string? Name, string? Weiter);

    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/konto/passkey").ForOwnScripts().ExcludeFromDescription();
        var signIn = all.MapGroup("/anmelden").AllowAnonymous();
        signIn.MapPost(
            "/frage",
            async (HttpContext context, PasskeySignIn handler, CancellationToken cancellation) =>
                Question(await handler.AskAsync(context, cancellation))
        );
        signIn.MapPost("", SignInAsync);

        var prove = all.MapGroup("/nachweis").RequireRight(Rights.OwnAccount);
        prove.MapPost(
            "/frage",
            async (HttpContext context, ProofHandler handler, Person person, CancellationToken cancellation) =>
                Question(await handler.AskPasskeyAsync(context, person, cancellation))
        );
        prove.MapPost("", ProveAsync);

        var add = all.MapGroup("/neu").RequireRight(Rights.OwnAccount).WithMetadata(new FreshProofAttribute());
        add.MapPost(
            "/frage",
            async (HttpContext context, PasskeyShelf shelf, Person person, CancellationToken cancellation) =>
                Question(await shelf.AskForNewAsync(context, person, cancellation))
        );
        add.MapPost("", AddAsync);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        Answer answer,
        PasskeySignIn handler,
        Texts texts,
        CancellationToken cancellation
    )
    {
        var outcome = await handler.SignInAsync(context, new(answer.Credential, answer.State), cancellation);
        if (outcome is not SignInOutcome.SignedIn signedIn)
            return Refused(texts, "passkey.unknown");
        SessionCookie.DeleteStep(context.Response);
        SessionCookie.Set(context.Response, signedIn.Key);
        return On(LocalPath.Or(answer.Weiter, "/verwaltung"));
    }

    private static async Task<IResult> ProveAsync(
        HttpContext context,
        Answer answer,
        ProofHandler handler,
        Person person,
        Texts texts,
        CancellationToken cancellation
    )
    {
        var outcome = await handler.PasskeyAsync(context, person, new(answer.Credential, answer.State), cancellation);
        if (outcome is not ProofOutcome.Proven proven)
            return Refused(texts, "passkey.unknown");
        SessionCookie.Set(context.Response, proven.Key);
        return On(LocalPath.Or(answer.Weiter, "/konto"));
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        Answer answer,
        PasskeyShelf shelf,
        Person person,
        Texts texts,
        CancellationToken cancellation
    ) =>
        await shelf.AddAsync(context, person, answer.Name, new(answer.Credential, answer.State), cancellation) switch
        {
            PasskeyOutcome.Refused refused => Refused(texts, refused.TextKey),
            _ => On("/konto/sicherheit?erledigt=passkey"),
        };

    private static IResult Question(PasskeyQuestion? question) =>
        question is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new { options = JsonElement.Parse(question.Options), state = question.State });

    private static Ok<Where> On(string path) => TypedResults.Ok(new Where(path));

    private static ProblemHttpResult Refused(Texts texts, string key) =>
        TypedResults.Problem(texts.Plain(key), statusCode: StatusCodes.Status400BadRequest);

    private sealed record Where(string Weiter);
}
