using System.Text;
using System.Xml.Linq;
using LiveHub.Feed;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LiveHub.Server.Sessions;

/// <summary>Keeps the keys of data protection in the vault, so that every node reads the cookies of every other.</summary>
/// <remarks>The framework asks without async, a few times a day and when a node starts; the calls are moved off the caller's context so that nothing can wait for itself.</remarks>
internal sealed class KeyRing(IVault vault) : IXmlRepository
{
    private const string Collection = "data-protection";

    public IReadOnlyCollection<XElement> GetAllElements() => Wait(async () =>
        (await vault.ReadAllAsync(Collection, CancellationToken.None)).Select(item => XElement.Parse(Encoding.UTF8.GetString(item.Bytes.Span))).ToList());

    public void StoreElement(XElement element, string friendlyName) => Wait(async () =>
        await vault.WriteAsync(Collection, friendlyName, version: null, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)), lifetime: null, CancellationToken.None));

    private static T Wait<T>(Func<Task<T>> ask) => Task.Run(ask).GetAwaiter().GetResult();
}
