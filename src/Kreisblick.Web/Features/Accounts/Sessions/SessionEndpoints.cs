using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;

namespace Kreisblick.Web.Features.Accounts.Sessions;

/// <summary>"Angemeldet bleiben" of the warning before the end; any page of the portal does the same.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/konto/verlaengern")
            .ForOwnScripts()
            .RequireRight(Rights.OwnAccount)
            .ExcludeFromDescription()
            .MapPost("", (Person person, TimeProvider time) => new { sekunden = person.SecondsLeft(time.GetUtcNow()) });
}
