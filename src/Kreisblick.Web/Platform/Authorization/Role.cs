namespace Kreisblick.Web.Platform.Authorization;

/// <summary>The parts that people play in the portal. One person may have several.</summary>
internal enum Role
{
    Admin,
    Planner,
    Editor,
    Communications,
    Department,
    Provider,
    Professional,
    BodyOffice,
    Chair,
    Member,
    PaperAuthor,
    DataProtection,
    Auditor,
    Reader,
}

/// <summary>What a role is given for.</summary>
internal enum ScopeKind
{
    /// <summary>The whole installation; the grant names nothing.</summary>
    Installation,

    /// <summary>One office of the administration.</summary>
    Office,

    /// <summary>One organization of the directory of offers.</summary>
    Organization,

    /// <summary>The person's own account; the grant names nothing.</summary>
    Account,

    /// <summary>One body (Gremium).</summary>
    Body,

    /// <summary>The person's own papers; the grant names nothing.</summary>
    Papers,

    /// <summary>An area or a module, by its code.</summary>
    Named,
}
