namespace OnRoll.Domain.Casework;

/// <summary>A document was added to the case. The document itself is kept beside the ledger, under this entry's key.</summary>
/// <param name="FileName">As it was sent, made harmless.</param>
/// <param name="MediaType">One of <see cref="Documents.Types"/>.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Digest">SHA-256 of its bytes, in hexadecimal: what is read back must be this.</param>
public sealed record Attached(DateOnly On, string Key, string By, string FileName, string MediaType, long Length, string Digest) : CaseEntry(On, Key, By)
{
    public override string Words => "Document added";

    public override string Text => FileName;
}

/// <summary>What may be added to a case as a document.</summary>
public static class Documents
{
    /// <summary>The longest document, in bytes.</summary>
    public const int Longest = 5_000_000;

    private const int LongestName = 100;

    private static readonly (string Type, string Extension, byte[][] Begins)[] Known =
    [
        ("application/pdf", ".pdf", ["%PDF-"u8.ToArray()]),
        ("image/png", ".png", [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]]),
        ("image/jpeg", ".jpg", [[0xFF, 0xD8, 0xFF]]),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", [[0x50, 0x4B, 0x03, 0x04]]),
        ("text/plain", ".txt", []),
    ];

    /// <summary>The media types that are taken.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Known.Select(known => known.Type)];

    /// <summary>What a person is told they may send.</summary>
    public static string Allowed => "PDF, PNG, JPEG, Word (DOCX) or plain text, up to 5 MB";

    /// <summary>The media type of a document by its name and by what it begins with; <c>null</c>: it is none of those taken, or is not what its name says.</summary>
    public static string? TypeOf(string fileName, ReadOnlySpan<byte> content)
    {
        foreach (var (type, extension, begins) in Known)
        {
            var named = fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase) || (extension == ".jpg" && fileName.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase));
            if (named && (begins.Length == 0 ? IsText(content) : Begins(content, begins)))
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>A file's name without folders and without what could be mistaken for anything else.</summary>
    public static string Harmless(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(name.Where(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or ' ')).Trim(' ', '.');
        return plain.Length == 0 ? "document" : plain.Length > LongestName ? plain[^LongestName..] : plain;
    }

    private static bool Begins(ReadOnlySpan<byte> content, byte[][] begins)
    {
        foreach (var beginning in begins)
        {
            if (content.StartsWith(beginning))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsText(ReadOnlySpan<byte> content) => content.IndexOf((byte)0) < 0 && System.Text.Unicode.Utf8.IsValid(content);
}
