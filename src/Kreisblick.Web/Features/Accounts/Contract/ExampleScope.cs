using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Accounts.Contract;

/// <summary>
/// For what the example account of a role is given its role; registered by the module that owns the object.
/// </summary>
internal sealed record ExampleScope(Role Role, string Scope);
