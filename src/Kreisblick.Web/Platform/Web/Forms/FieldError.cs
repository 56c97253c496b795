namespace Kreisblick.Web.Platform.Web.Forms;

/// <summary>An error at a field: the field's id and the key of a sentence that says how to mend it.</summary>
internal sealed record FieldError(string Field, string TextKey, params object?[] Arguments);
