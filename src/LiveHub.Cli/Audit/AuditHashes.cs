using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LiveHub.Cli.Audit;

/// <summary>The two hashes of an export, written down from their description and not shared with the server, so that one checks the other.</summary>
internal sealed class AuditHashes
{
    private const string ChainField = ",\"chain\":\"";
    private const int ChainLength = 64;

    /// <summary>The hash of the last line; empty before the first.</summary>
    public string Chain { get; private set; } = "";

    /// <returns>Null when the line ends with the hash over it and all before it.</returns>
    public string? FindChainFault(string line)
    {
        var at = line.Length - ChainField.Length - ChainLength - 2; // With the quote and the brace behind it.
        if (at < 1 || string.CompareOrdinal(line, at, ChainField, 0, ChainField.Length) != 0 || !line.EndsWith("\"}", StringComparison.Ordinal))
            return "there is no hash at its end";
        var stated = line.Substring(at + ChainField.Length, ChainLength);
        var computed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Chain + "\n" + line[..at])));
        if (stated != computed)
            return $"its hash must be {computed}, it is {stated}";
        Chain = computed;
        return null;
    }

    /// <summary>The link that the store computes: the first 8 bytes of SHA-1(link before, offset, time, envelope, body).</summary>
    public static string LinkOf(string before, JsonElement entry)
    {
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, entry.GetProperty("offset").GetInt64());
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], entry.GetProperty("time").GetInt64());
#pragma warning disable CA5350 // The store's own check against accidents; the SHA-256 of the lines is the one that stands against people.
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        sha1.AppendData(Convert.FromHexString(before));
        sha1.AppendData(numbers);
        sha1.AppendData(Encoding.UTF8.GetBytes(EnvelopeOf(entry)));
        sha1.AppendData(entry.GetProperty("body").GetBytesFromBase64());
        return Convert.ToHexStringLower(sha1.GetHashAndReset().AsSpan(0, 8));
    }

    private static string EnvelopeOf(JsonElement entry)
    {
        var was = entry.TryGetProperty("wasTopics", out _) ? $"{Words(entry, "wasTopics")}\n{Words(entry, "wasLanguages")}" : "-\n-";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.GetProperty("subject").GetString()}\n{entry.GetProperty("revision").GetInt64()}\n{entry.GetProperty("kind").GetString()}\n{Words(entry, "topics")}\n{Words(entry, "languages")}\n{was}\n");
    }

    private static string Words(JsonElement entry, string name) => string.Join(',', entry.GetProperty(name).EnumerateArray().Select(word => word.GetString()));
}
