using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using QRCoder;
using QRCoder.Exceptions;

namespace Kreisblick.Documents.Codes;

/// <summary>
/// QR codes (ISO/IEC 18004) as SVG without style attributes, so that a strict Content-Security-Policy allows them.
/// </summary>
public static class QrCode
{
    /// <summary>
    /// Draws the text with error correction M. The picture is decoration beside the written address and is hidden
    /// from screen readers; one unit of the view box is one module.
    /// </summary>
    /// <param name="text">The address to encode, UTF-8, at most 2 331 bytes.</param>
    /// <param name="svg">The SVG element; null where the text does not fit.</param>
    /// <returns>False where the text is empty or too long for a QR code.</returns>
    public static bool TrySvg(string text, [NotNullWhen(true)] out string? svg)
    {
        svg = null;
        if (string.IsNullOrEmpty(text))
            return false;
        try
        {
            using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
            svg = Draw(data.ModuleMatrix);
            return true;
        }
        catch (DataTooLongException)
        {
            return false;
        }
    }

    private static string Draw(List<System.Collections.BitArray> modules)
    {
        // The generator's matrix already carries the quiet zone.
        var size = modules.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var start = x;
                while (x < size && modules[y][x])
                    x++;
                if (x > start)
                    path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
            }
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" width=\"{size * 3}\" height=\"{size * 3}\" aria-hidden=\"true\" focusable=\"false\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
        );
    }
}
