namespace Kreisblick.Web.Platform.Web.Portal;

/// <summary>Names the settings that the law wants on the imprint, privacy and accessibility pages and that are empty.</summary>
internal static class MissingSettings
{
    public static IReadOnlyList<string> Of(PortalOptions portal)
    {
        (string Name, string Value)[] wanted =
        [
            ("Portal:Name", portal.Name),
            ("Portal:County", portal.County),
            ("Portal:Publisher:Name", portal.Publisher.Name),
            ("Portal:Publisher:RepresentedBy", portal.Publisher.RepresentedBy),
            ("Portal:Publisher:Street", portal.Publisher.Street),
            ("Portal:Publisher:PostalCode", portal.Publisher.PostalCode),
            ("Portal:Publisher:City", portal.Publisher.City),
            ("Portal:Phone:Number", portal.Phone.Number),
            ("Portal:Mail", portal.Mail),
            ("Portal:DataProtectionOfficer:Mail", portal.DataProtectionOfficer.Mail),
            ("Portal:SupervisoryAuthority:Name", portal.SupervisoryAuthority.Name),
            ("Portal:Accessibility:Enforcement:Name", portal.Accessibility.Enforcement.Name),
            ("Portal:Accessibility:Date", portal.Accessibility.Date is null ? "" : "set"),
        ];
        return [.. wanted.Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => setting.Name)];
    }
}
