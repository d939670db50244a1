using System.Security.Cryptography;
using System.Text;
using OnRoll.Data.Store;

namespace OnRoll.Web.Hosting;

/// <summary>Seals the register's protection keys with a key that lies outside it, so that whoever has the database or a backup alone can open neither sessions nor authenticators' keys.</summary>
/// <remarks>AES-256-GCM under a key derived from the file's bytes (HKDF, RFC 5869) and the register's id: one file can serve several registers.</remarks>
internal sealed class KeySeal
{
    /// <summary>The setting that names the file.</summary>
    public const string Setting = "keys:file";

    private const string Mark = "sealed-1:";
    private const int FewestBytes = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] key;

    private KeySeal(byte[] key) => this.key = key;

    /// <summary>Reads the key from its file.</summary>
    /// <exception cref="StoreException">There is none, it may not be read, or it is too short.</exception>
    public static KeySeal From(string path, string registerId)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFault.Unreachable, $"{path}: the key file cannot be read; does it exist, and may the service read it?", fault);
        }

        return bytes.Length >= FewestBytes
            ? new(HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, 32, info: Encoding.UTF8.GetBytes($"OnRoll protection keys {registerId}")))
            : throw new StoreException(StoreFault.Unreachable, $"{path}: the key file is too short; make one of 32 random bytes: head -c 32 /dev/urandom > {path}");
    }

    public static bool IsSealed(string content) => content.StartsWith(Mark, StringComparison.Ordinal);

    public string Seal(string content)
    {
        var plain = Encoding.UTF8.GetBytes(content);
        var all = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(all.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(all.AsSpan(0, NonceLength), plain, all.AsSpan(NonceLength, plain.Length), all.AsSpan(NonceLength + plain.Length));
        return Mark + Convert.ToBase64String(all);
    }

    /// <exception cref="CryptographicException">It was sealed with another key, or is damaged.</exception>
    public string Open(string content)
    {
        var all = Convert.FromBase64String(content[Mark.Length..]);
        var plain = new byte[all.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(all.AsSpan(0, NonceLength), all.AsSpan(NonceLength, plain.Length), all.AsSpan(NonceLength + plain.Length), plain);
        return Encoding.UTF8.GetString(plain);
    }
}
