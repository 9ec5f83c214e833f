using System.Globalization;
using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Redis;

/// <summary>The row of a shard in a ledger, as the scripts write it: state, when to wake, terms.</summary>
internal static class LedgerText
{
    public const string Never = "-";

    public static string Wake(long? time) => time?.ToString(CultureInfo.InvariantCulture) ?? Never;

    public static (ShardState State, long? WakeAt) Read(string row)
    {
        var parts = row.Split(' ');
        return ((ShardState)int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1] == Never ? null : long.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
