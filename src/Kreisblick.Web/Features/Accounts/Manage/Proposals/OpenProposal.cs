namespace Kreisblick.Web.Features.Accounts.Manage.Proposals;

/// <summary>A change of roles that waits for a second administrator, in words.</summary>
/// <param name="Id">Of the proposal.</param>
/// <param name="Person">Whose roles are to change.</param>
/// <param name="Role">Role and what it is for.</param>
/// <param name="Give">False: the role is to be taken away.</param>
/// <param name="Why">Reason.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="Until">After that it counts no more.</param>
internal sealed record OpenProposal(
    Guid Id,
    string Person,
    string Role,
    bool Give,
    string Why,
    string By,
    DateTimeOffset Until
);
