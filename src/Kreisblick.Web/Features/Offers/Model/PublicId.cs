using System.Security.Cryptography;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>
/// The short id in public addresses: seven random letters and digits, given at first publication, never used
/// again, without anything that tells time or kind.
/// </summary>
internal readonly record struct PublicId : IStoredText<PublicId>
{
    public const int Length = 7;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private PublicId(string value) => Value = value;

    public string Value { get; }

    public static PublicId New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>An id that is always the same for the same object: for example data, tests and benches.</summary>
    public static PublicId From(Guid id) =>
        new(
            string.Create(
                Length,
                SHA256.HashData(id.ToByteArray(bigEndian: true)),
                (span, hash) =>
                {
                    for (var i = 0; i < span.Length; i++)
                        span[i] = Alphabet[hash[i] % Alphabet.Length];
                }
            )
        );

    public static bool TryParse(string text, out PublicId value, out string error)
    {
        if (text.Length == Length && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal)))
        {
            value = new PublicId(text);
            error = "";
            return true;
        }
        value = default;
        error = "Das ist keine Kurzkennung";
        return false;
    }

    public override string ToString() => Value;
}
