using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kreisblick.Web.Platform.Values;

/// <summary>A text that obeys a rule. It exists only if the rule holds, so what is stored holds it too.</summary>
internal interface IStoredText<TSelf>
    where TSelf : struct, IStoredText<TSelf>
{
    string Value { get; }

    /// <summary>Reads a text; on refusal <paramref name="error"/> says in German what the right form is.</summary>
    static abstract bool TryParse(string text, out TSelf value, out string error);
}

internal static class StoredText
{
    /// <summary>All texts with a rule in this program, so that the database converts each of them.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(StoredText)
            .Assembly.GetTypes()
            .Where(t =>
                t.IsValueType
                && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStoredText<>))
            ),
    ];

    /// <summary>Reads a text that is known to be right.</summary>
    /// <exception cref="ArgumentException">The text breaks the rule of <typeparamref name="T"/>.</exception>
    public static T Parse<T>(string text)
        where T : struct, IStoredText<T> =>
        T.TryParse(text, out var value, out var error)
            ? value
            : throw new ArgumentException($"{typeof(T).Name}: {error} ({text})", nameof(text));
}

internal sealed class StoredTextConverter<T>() : ValueConverter<T, string>(v => v.Value, v => StoredText.Parse<T>(v))
    where T : struct, IStoredText<T>;
