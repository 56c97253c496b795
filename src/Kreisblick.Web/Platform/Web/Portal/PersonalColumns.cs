namespace Kreisblick.Web.Platform.Web.Portal;

/// <summary>
/// Where the data of a processing lie. A test goes over the model and fails where a column that can hold personal data
/// is in no processing.
/// </summary>
/// <param name="Entity">Class of the rows.</param>
/// <param name="Properties">Its properties with personal data; the rest of the row is about the same person.</param>
internal sealed record PersonalColumns(Type Entity, params IReadOnlyList<string> Properties)
{
    public static PersonalColumns Of<T>(params IReadOnlyList<string> properties) => new(typeof(T), properties);
}
