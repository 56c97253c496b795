namespace Kreisblick.Web.Platform.Auditing;

/// <summary>
/// German words for what a module writes into the audit trail, registered with <c>AddSingleton(new AuditWords(…))</c>.
/// What has no word here is shown as it is in the code.
/// </summary>
/// <param name="ObjectKind">As given to <c>db.Audit</c>; several modules may add words for one kind.</param>
/// <param name="Actions">"published" → "veröffentlicht".</param>
/// <param name="Fields">"phone" → "Telefon".</param>
internal sealed record AuditWords(
    string ObjectKind,
    IReadOnlyDictionary<string, string> Actions,
    IReadOnlyDictionary<string, string> Fields
);

/// <summary>Names of accounts for readers who may see them; registered by the module that keeps the accounts.</summary>
/// <param name="NamesAsync">Ids as they stand in <see cref="ChangeContext.Who"/> → name; unknown ones are left out.</param>
internal sealed record AuditNames(
    Func<
        IServiceProvider,
        IReadOnlyCollection<string>,
        CancellationToken,
        Task<IReadOnlyDictionary<string, string>>
    > NamesAsync
);
