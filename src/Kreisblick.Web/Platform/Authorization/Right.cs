namespace Kreisblick.Web.Platform.Authorization;

/// <summary>How far a right reaches for a role.</summary>
internal enum Reach
{
    /// <summary>Every object of the kind.</summary>
    All,

    /// <summary>The objects of the scopes that the person's grants name.</summary>
    Own,
}

/// <summary>Permission to do one kind of thing to one kind of object.</summary>
/// <param name="Code">Kind of object and action: "offers.edit".</param>
/// <param name="German">The sentence on the page of rights: "Angebote bearbeiten".</param>
/// <param name="Roles">Who has it, and how far.</param>
internal sealed record Right(string Code, string German, params IReadOnlyList<(Role Role, Reach Reach)> Roles)
{
    /// <summary>Also for somebody who is signed in and has no role (any more): the own account.</summary>
    public bool EvenWithoutRole { get; init; }

    public Reach? ReachOf(Role role) => Roles.Where(r => r.Role == role).Select(r => (Reach?)r.Reach).FirstOrDefault();
}
