using System.Text;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>The file is a spreadsheet's own, not a table as text.</summary>
public sealed record TableIsWorkbook() : Refusal("table.is_workbook")
{
    public override Bilingual Say => new(
        "Ese archivo es un libro de Excel. Guárdelo como «CSV UTF-8», o copie las celdas y péguelas aquí.",
        "That file is an Excel workbook. Save it as “CSV UTF-8”, or copy the cells and paste them here.");
}

/// <summary>The file holds no text.</summary>
public sealed record TableNotText() : Refusal("table.not_text")
{
    public override Bilingual Say => new(
        "Ese archivo no es una tabla de texto. Guarde su hoja como CSV, o copie las celdas y péguelas aquí.",
        "That file is not a table of text. Save your sheet as CSV, or copy the cells and paste them here.");
}

/// <summary>More text than a budget can be.</summary>
public sealed record TableTooLarge() : Refusal("table.too_large")
{
    public override Bilingual Say => new(
        $"La tabla pasa de {TableText.LengthMax / 1000} kB. Deje solo las partidas del presupuesto.",
        $"The table is larger than {TableText.LengthMax / 1000} kB. Leave only the lines of the budget.");
}

/// <summary>A table as text: what a spreadsheet copies (tabs) or saves as CSV (semicolons or commas).</summary>
public static class TableText
{
    /// <summary>Bytes of a file, and letters of what is pasted.</summary>
    public const int LengthMax = 256_000;

    /// <summary>UTF-8 with or without its mark, UTF-16 with it, else what older Excel writes: Windows-1252.</summary>
    public static Result<string> Decode(byte[] bytes)
    {
        if (bytes.Length > LengthMax) return new TableTooLarge();
        if (bytes.AsSpan().StartsWith("PK"u8) || bytes.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            return new TableIsWorkbook();
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
            [0xEF, 0xBB, 0xBF, ..] => Utf8(bytes[3..]),
            _ => Utf8(bytes),
        };
        return text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')) ? new TableNotText() : text;
    }

    /// <summary>The cells of each row; a cell in quotation marks may hold the separator and line ends.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string text)
    {
        var separator = SeparatorOf(text);
        var (rows, row) = (new List<IReadOnlyList<string>>(), new List<string>());
        var (cell, quoted) = (new StringBuilder(), false);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"' && cell.ToString().Trim().Length == 0) quoted = cell.Clear().Length == 0;
            else if (c == separator || c == '\n')
            {
                row.Add(cell.ToString().Trim(' ', '\r', '\u00a0'));
                cell.Clear();
                if (c == separator) continue;
                rows.Add(row);
                row = [];
            }
            else cell.Append(c);
        }
        return rows;
    }

    // The first row with words in it tells; a decimal comma makes no separator where there are semicolons.
    private static char SeparatorOf(string text)
    {
        var first = text.Split('\n').FirstOrDefault(line => line.Trim().Length > 0) ?? "";
        return first.Contains('\t', StringComparison.Ordinal) ? '\t'
            : first.Contains(';', StringComparison.Ordinal) ? ';'
            : ',';
    }

    private static string Utf8(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
