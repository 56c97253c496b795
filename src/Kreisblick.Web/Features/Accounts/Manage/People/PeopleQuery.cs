using Kreisblick.Web.Features.Accounts.Model;
using Microsoft.AspNetCore.WebUtilities;

namespace Kreisblick.Web.Features.Accounts.Manage.People;

/// <summary>What is looked for in the list of accounts; all of it stands in the address.</summary>
/// <param name="Words">Part of name or e-mail address.</param>
/// <param name="Role">Code of a role.</param>
/// <param name="State">"aktiv", "eingeladen", "gesperrt".</param>
/// <param name="Sort">"name", "zuletzt" (who was longest not here first), "angelegt" (newest first).</param>
/// <param name="Page">From 1.</param>
internal sealed record PeopleQuery(string? Words, string? Role, string? State, string? Sort, int Page)
{
    public const string Path = "/verwaltung/konten";
    public const int PageSize = 50;

    public static IReadOnlyList<(string Value, string German)> States { get; } =
    [("aktiv", "aktiv"), ("eingeladen", "eingeladen"), ("gesperrt", "gesperrt")];

    public bool IsFiltered => (Words ?? Role ?? State) is { Length: > 0 };

    public AccountState? Wanted =>
        State switch
        {
            "aktiv" => AccountState.Active,
            "eingeladen" => AccountState.Invited,
            "gesperrt" => AccountState.Disabled,
            _ => null,
        };

    public string Address =>
        QueryHelpers.AddQueryString(
            Path,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["q"] = Words,
                ["rolle"] = Role,
                ["stand"] = State,
                ["sort"] = Sort == "name" ? null : Sort,
                ["seite"] = Page > 1 ? Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            }.Where(p => p.Value is { Length: > 0 })
        );
}
