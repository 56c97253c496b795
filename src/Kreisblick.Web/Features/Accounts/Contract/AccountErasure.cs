using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Accounts.Contract;

/// <summary>Somebody whose account is being erased.</summary>
/// <param name="Id">Stays: what the person did is known by this number only.</param>
internal sealed record ErasedPerson(Guid Id, string Name, EmailAddress? Email);

/// <summary>
/// What a module takes out of its tables when an account is erased (Art. 17 GDPR); registered by the module. Runs in
/// the transaction of the erasure. What the module keeps under the account's id needs nothing: the id names nobody.
/// </summary>
internal sealed record AccountErasure(Func<IServiceProvider, ErasedPerson, CancellationToken, Task> EraseAsync);
