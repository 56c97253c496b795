using Kreisblick.Web.Platform.Mail;

namespace Kreisblick.Web.Tests.Platform.Mail;

public sealed class MailTextTests
{
    private static readonly MailText Greeting = MailText.Parse(
        "greeting",
        "Betreff: Für {name}\n\nGuten Tag {name},\n{link}\n"
    );

    [Fact]
    public void Placeholders_are_filled_in_subject_and_body()
    {
        var (subject, body) = Greeting.Fill(Values("Frau Öz", "https://hilfe.example/x"));
        Assert.Equal("Für Frau Öz", subject);
        Assert.Equal("Guten Tag Frau Öz,\nhttps://hilfe.example/x", body);
        Assert.Equal(["link", "name"], Greeting.Placeholders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_put_in_is_no_placeholder() =>
        Assert.Equal("Guten Tag {link},\nein {name}", Greeting.Fill(Values("{link}", "ein {name}")).Body);

    [Fact]
    public void A_missing_value_is_an_error() =>
        Assert.Throws<ArgumentException>(() => Greeting.Fill(new Dictionary<string, string> { ["name"] = "x" }));

    [Theory]
    [InlineData("a\r\nBcc: all@example.org")]
    [InlineData("a\nBcc: all@example.org")]
    [InlineData("a\rBcc: all@example.org")]
    [InlineData("a\0b")]
    [InlineData("a\u2028b")]
    [InlineData("a\u0085b")]
    [InlineData("\u001b[31m")]
    public void A_value_that_leaves_the_subject_line_is_refused(string hostile)
    {
        var refused = Assert.Throws<ArgumentException>(() => Greeting.Fill(Values(hostile, "x")));
        Assert.DoesNotContain("Bcc", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_leave_the_body_and_line_ends_become_one_kind() =>
        Assert.Equal("Guten Tag x,\na\nb\nc", Greeting.Fill(Values("x", "a\r\nb\rc\0\u0007")).Body);

    [Fact]
    public void Too_long_a_subject_or_text_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Greeting.Fill(Values(new string('x', OutboxMail.MaxSubject), "x")));
        Assert.Throws<ArgumentException>(() => Greeting.Fill(Values("x", new string('x', OutboxMail.MaxBody))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Guten Tag")]
    [InlineData("Betreff: \n\nText")]
    [InlineData("Betreff: a\nText")]
    [InlineData("Betreff: a\n\n")]
    public void A_file_of_another_form_is_refused(string file) =>
        Assert.Throws<FormatException>(() => MailText.Parse("x", file));

    /// <summary>Mail programs show 76 letters a line; the foot stands under each mail.</summary>
    [Fact]
    public void Every_shipped_text_is_readable()
    {
        Assert.NotEmpty(MailTexts.Names);
        foreach (var name in MailTexts.Names)
        {
            var text = MailTexts.Of(name);
            var values = text.Placeholders.ToDictionary(p => p, _ => "x", StringComparer.Ordinal);
            var (subject, body) = text.Fill(values);
            Assert.InRange(subject.Length, 5, 70);
            Assert.All(body.Split('\n'), line => Assert.True(line.Length <= 76, $"{name}: {line}"));
            Assert.Contains("\n-- \n", body, StringComparison.Ordinal);
            Assert.DoesNotContain('{', body);
        }
    }

    [Fact]
    public void Unknown_text_is_an_error() => Assert.Throws<ArgumentException>(() => MailTexts.Of("gibt-es-nicht"));

    private static Dictionary<string, string> Values(string name, string link) =>
        new(StringComparer.Ordinal) { ["name"] = name, ["link"] = link };
}
