using System.Security.Cryptography;
using System.Text;

namespace LiveHub.Server.Audit;

/// <summary>Ends each line of an export with a hash over it and all lines before it.</summary>
/// <remarks>The hash is SHA-256 over the hash before it (hexadecimal; nothing before the first), a line feed, and the line up to <c>,"chain":</c>.</remarks>
internal sealed class AuditChain
{
    private string _last = "";

    /// <param name="line">A JSON object.</param>
    public string Next(string line)
    {
        var open = line[..^1];
        _last = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_last + "\n" + open)));
        return $"{open},\"chain\":\"{_last}\"}}";
    }
}
