namespace Kreisblick.Web.Features.Accounts.Contract;

/// <summary>
/// What a module keeps about a person with an account, for the copy that each person may take (Art. 15 and 20 GDPR);
/// registered by the module. Never holds secrets, nor what is somebody else's.
/// </summary>
/// <param name="Name">Name of the part in the file: "vorschlaege".</param>
/// <param name="ReadAsync">What is kept about the account with that id, as it is to stand in the file.</param>
internal sealed record OwnDataSource(
    string Name,
    Func<IServiceProvider, Guid, CancellationToken, Task<object>> ReadAsync
);
