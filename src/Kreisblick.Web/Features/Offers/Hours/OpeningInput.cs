using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Hours;

/// <summary>Rows and exceptions of one level: service_at_location, service or location.</summary>
internal sealed record OpeningLevel(IReadOnlyList<Schedule> Rows, IReadOnlyList<ScheduleException> Exceptions)
{
    public static readonly OpeningLevel Empty = new([], []);
}

/// <summary>An offer at one of its places, or without a place, as far as its hours go.</summary>
internal sealed record OpeningInput(
    ServiceStatus Status,
    OpeningLevel ServiceAtLocation,
    OpeningLevel Service,
    OpeningLevel Location,
    HolidayLocation Place
)
{
    /// <summary>Needs schedules and exceptions of all three levels loaded; addresses for the Ortsteil.</summary>
    public static OpeningInput Of(Service service, ServiceAtLocation? at)
    {
        var location = at?.Location;
        return new OpeningInput(
            service.Status,
            at is null ? OpeningLevel.Empty : new OpeningLevel(at.Schedules, at.ScheduleExceptions),
            new OpeningLevel(service.Schedules, service.ScheduleExceptions),
            location is null ? OpeningLevel.Empty : new OpeningLevel(location.Schedules, location.ScheduleExceptions),
            new HolidayLocation(
                location?.MunicipalityKey,
                location?.Addresses.Select(a => a.Address2).FirstOrDefault(v => v is not null)
            )
        );
    }
}
