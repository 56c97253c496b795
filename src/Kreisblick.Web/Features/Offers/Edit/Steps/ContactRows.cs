using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Edit.Steps;

/// <summary>Telephone numbers, people to talk to and links, of an offer or a provider, as their forms send them.</summary>
internal static class ContactRows
{
    public static IReadOnlyList<DocumentContact> Contacts(
        DraftForm form,
        string prefix,
        IReadOnlyList<DocumentContact> old
    ) => form.Rows(prefix, old, (path, row) => Contact(form, path, row), id => new DocumentContact { Id = id });

    public static IReadOnlyList<DocumentUrl> Links(DraftForm form, string prefix, IReadOnlyList<DocumentUrl> old) =>
        form.Rows(prefix, old, (path, row) => Link(form, path, row), id => new DocumentUrl { Id = id });

    public static IReadOnlyList<DocumentPhone> Phones(
        DraftForm form,
        string prefix,
        IReadOnlyList<DocumentPhone> old
    ) =>
        form.Rows(
            prefix,
            old,
            (path, row) =>
                form.Text(path + "/number") is { } number
                    ? row with
                    {
                        Number = number,
                        Type = form.Text(path + "/type") ?? row.Type,
                        Description = form.Text(path + "/description"),
                    }
                    : null,
            id => new DocumentPhone { Id = id, Type = "voice" }
        );

    private static DocumentContact? Contact(DraftForm form, string path, DocumentContact row)
    {
        var read = row with
        {
            Title = form.Text(path + "/title"),
            Name = form.Text(path + "/name"),
            Email = form.Text(path + "/email"),
            Phones = Phones(form, path + "/phones", row.Phones),
        };
        return read is { Title: null, Name: null, Email: null, Department: null, Phones.Count: 0 } ? null : read;
    }

    private static DocumentUrl? Link(DraftForm form, string path, DocumentUrl row) =>
        form.Text(path + "/address") is { } address
            ? row with
            {
                Address = address,
                Label = form.Text(path + "/label"),
            }
            : null;
}
