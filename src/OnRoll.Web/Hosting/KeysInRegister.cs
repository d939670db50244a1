using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using OnRoll.Data.Accounts;
using OnRoll.Data.Store;

namespace OnRoll.Web.Hosting;

/// <summary>Keeps the keys that seal cookies in the register, so that any process of it can read what another sealed.</summary>
/// <param name="seal">What they are sealed with themselves; <c>null</c>: they lie in clear.</param>
internal sealed class KeysInRegister(ProtectionKeys keys, KeySeal? seal) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(key => XElement.Parse(Clear(key.Content)))];

    public void StoreElement(XElement element, string friendlyName)
    {
        var content = element.ToString(SaveOptions.DisableFormatting);
        keys.Add(friendlyName is { Length: > 0 } ? friendlyName : Guid.NewGuid().ToString("n"), seal?.Seal(content) ?? content);
    }

    /// <summary>Looks before anything is served whether the keys can be opened, and seals those that lie in clear.</summary>
    /// <exception cref="StoreException">They are sealed, and no key or another was given.</exception>
    public void Prepare()
    {
        foreach (var key in keys.All())
        {
            _ = Clear(key.Content);
            if (seal is not null && !KeySeal.IsSealed(key.Content))
            {
                keys.Replace(key.Id, key.Content, seal.Seal(key.Content));
            }
        }
    }

    private string Clear(string content)
    {
        if (!KeySeal.IsSealed(content))
        {
            return content;
        }

        try
        {
            return seal?.Open(content)
                ?? throw new StoreException(StoreFault.Unreachable, $"the register's keys are sealed: name the file of the key that seals them (serve --key-file FILE, or the setting {KeySeal.Setting})");
        }
        catch (CryptographicException fault)
        {
            throw new StoreException(StoreFault.Unreachable, "the register's keys are sealed with another key than the one given; name the file that was used before", fault);
        }
    }
}
