using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using OnRoll.Data.Accounts;

namespace OnRoll.Web.Hosting;

/// <summary>Keeps the keys that seal cookies in the register, so that any process of it can read what another sealed.</summary>
internal sealed class KeysInRegister(ProtectionKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.All().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(friendlyName is { Length: > 0 } ? friendlyName : Guid.NewGuid().ToString("n"), element.ToString(SaveOptions.DisableFormatting));
}
