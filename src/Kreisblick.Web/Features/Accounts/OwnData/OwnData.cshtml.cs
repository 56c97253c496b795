using System.Globalization;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Accounts.OwnData;

/// <summary><c>/konto/daten</c>: what is kept about oneself, and a copy of it.</summary>
[FreshProof]
internal sealed class OwnDataModel(OwnDataHandler handler, Person person, TimeProvider time) : FormPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var day = BerlinTime.Today(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return File(
            await handler.WriteAsync(person, person.Change("Eigene Daten heruntergeladen", time), cancellation),
            "application/json; charset=utf-8",
            $"meine-daten-{day}.json"
        );
    }
}
