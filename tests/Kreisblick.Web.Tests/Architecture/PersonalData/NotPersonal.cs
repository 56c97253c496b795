namespace Kreisblick.Web.Tests.Architecture.PersonalData;

/// <summary>
/// Columns that could hold something about a person by their type, and do not. Each line: class of the rows, why, names
/// of the properties. Whoever adds a column decides here or in the register of processing (ProcessingRecord.Columns).
/// </summary>
internal static class NotPersonal
{
    private const string Offer = "said about an offer, a place or a provider, for the public";
    private const string Standard = "words and codes of a standard or of an authority";
    private const string Program = "written by the program, about itself";
    private const string Key = "secret or check value that says nothing about anybody";

    public static IReadOnlyList<(string Entity, string Why, string Properties)> Columns { get; } =
    [
        ("Group", "a group is no person; who belongs to it stands elsewhere", "Code Name"),
        ("EmergencyNumber", Standard, "Cost Group Hours Name Note Number Tel TopicCodes"),
        ("LifeSituation", Offer, "CategoryCodes Code Slug TargetGroupCodes Teaser Title UrgentNumbers"),
        ("Synonym", Standard, "Canonical Codes Term"),
        ("Feed", "an address of a foreign directory, and how reading it went", "Address Failure Hash Name"),
        ("FeedTerm", Standard, "Key Name"),
        ("CheckedLink", "a public web address, and whether it works", "Address Reason Target"),
        ("FreeField", "names of fields and the number of a provider", "Scope"),
        ("Accessibility", Offer, "Description Details Url"),
        ("Address", Standard, "AddressType Country Region StateProvince"),
        ("CostOption", Offer, "AmountDescription Currency Option"),
        ("Funding", Offer, "Source"),
        ("Language", Standard, "Code Name Note"),
        (
            "Location",
            Offer,
            "AlternateName Description ExternalIdentifier ExternalIdentifierType MunicipalityKey Name Transportation Url"
        ),
        ("OfferAttribute", Standard, "Label LinkEntity LinkType Value"),
        ("Organization", Offer, "AlternateName Description LegalStatus Logo PublicId Uri Website"),
        ("OrganizationIdentifier", Standard, "Identifier IdentifierScheme IdentifierType"),
        ("Phone", Standard, "Type"),
        ("Program", Offer, "AlternateName Description Name"),
        ("RequiredDocument", Offer, "Document Uri"),
        ("Schedule", Offer, "AttendingType ByDay ByMonthDay Description Notes ScheduleLink Wkst"),
        ("ScheduleException", Offer, "Note"),
        (
            "Service",
            Offer,
            "Accreditations Alert AlternateName ApplicationProcess Description EligibilityDescription FeesDescription InterpretationServices Name PublicId Url"
        ),
        ("ServiceArea", Offer, "AreaKey Description Extent ExtentType Name Uri"),
        ("ServiceAtLocation", Offer, "Description"),
        ("ServiceCapacity", Offer, "Description"),
        (
            "ServiceText",
            Offer,
            "ApplicationProcess CheckedBy Description EligibilityDescription FeesDescription Language Name Origins"
        ),
        ("Taxonomy", Standard, "Description Name Slug Uri Version"),
        (
            "TaxonomyTerm",
            Standard,
            "Code Description Language LegalBasis Name OpenEligibility PlainName ReplacedBy TermUri"
        ),
        ("Unit", Standard, "Identifier Name Scheme Uri"),
        ("Url", Offer, "Address Label"),
        ("Proposal", Offer, "Title"),
        ("LoggedSearch", Standard, "Codes Groups Language"),
        ("ImportRun", Program, "FileHash Format Ignored Refusal"),
        ("StagedRow", Offer, "BeforeHash LikeName LikeReason Place Provider Title"),
        ("CategoryRule", Standard, "Code ReminderDays"),
        ("ConfirmationLink", "belongs to a provider, not to a person", "KeyHash"),
        ("Area", Standard, "Ars Key Licence Name Source"),
        ("AreaBoundary", Standard, "Hash Licence Shape Source"),
        ("AreaEvent", Standard, "Key"),
        ("AreaEventPart", Standard, "Note Part Source"),
        ("AreaParent", Standard, "Source"),
        ("Postcode", Standard, "Code Source"),
        ("AuditEvent", Program, "Action From Hash Module ObjectKind"),
        ("AuditHead", Program, "Hash"),
        ("AuditKey", Key, "Secret"),
        ("HolidayPlace", Standard, "Holiday MunicipalityKey Source Village"),
        ("SchoolHoliday", Standard, "Name SchoolYear Source"),
        ("ChangeCounter", Program, "Name"),
        ("StoredFile", Program, "Hash Type"),
        ("Job", Program, "Error Kind"),
        ("OutboxMail", Program, "Template"),
        ("InstallationSecret", Key, "Name ProtectedValue"),
        ("TraceLink", Program, "Relation"),
        ("TraceEnd", Program, "Kind Key Title Address"),
        ("DataProtectionKey", Key, "FriendlyName Xml"),
    ];
}
