using System.Security.Cryptography;
using System.Text;

namespace LiveHub.Cli.Import;

/// <summary>Ids of imported items: the same source gives the same id, so that importing twice doubles nothing.</summary>
internal static class ItemId
{
    public static string From(params ReadOnlySpan<string> source) =>
        "in-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', source))))[..20];
}
