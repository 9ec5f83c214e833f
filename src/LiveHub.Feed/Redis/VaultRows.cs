using System.Globalization;
using System.Text;
using LiveHub.Feed.Copying;
using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>The vault as its keys hold it, for copies: what vault-item.lua reads.</summary>
internal static class VaultRows
{
    public static RedisValue Write(VaultItem item)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{item.Version}\n{item.Until}\n");
        return (byte[])[.. Encoding.ASCII.GetBytes(head), .. item.Bytes.Span];
    }

    /// <exception cref="FormatException">It is no item.</exception>
    public static StoredVaultItem Read(string collection, string id, byte[] row)
    {
        var first = Array.IndexOf(row, (byte)'\n');
        var second = first < 0 ? -1 : Array.IndexOf(row, (byte)'\n', first + 1);
        if (second < 0)
            throw new FormatException($"The item {id} of the vault is damaged.");
        var until = Encoding.ASCII.GetString(row, first + 1, second - first - 1);
        return new StoredVaultItem(collection, new VaultItem(
            id, Number(Encoding.ASCII.GetString(row, 0, first)), row.AsMemory(second + 1), until.Length == 0 ? null : Number(until)));
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
