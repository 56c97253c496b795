// Placeholder: delete this file when Schedule.cs and ScheduleException.cs (worktree "hours") land.
namespace Kreisblick.Web.Features.Offers.Model;
internal sealed class Schedule { public Guid Id { get; init; } public Guid? ServiceId { get; init; } public Guid? LocationId { get; init; } public Guid? ServiceAtLocationId { get; init; } }
internal sealed class ScheduleException { public Guid Id { get; init; } public Guid? ServiceId { get; init; } public Guid? LocationId { get; init; } public Guid? ServiceAtLocationId { get; init; } }
