using System.Security.Cryptography;

namespace LiveHub.Server.Publishing;

/// <summary>Draws ids of items and alerts.</summary>
/// <remarks>
/// Random, not sortable: the feed alone orders, and an id that sorted by time would promise a second order and tell when a draft was begun.
/// Twelve characters of 31 are 59 bits; the log refuses the doubles that are left. Look-alikes (i, l, o, 0, 1) are not used.
/// </remarks>
internal static class RandomId
{
    private const int Length = 12;

    public static string Next() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", Length);
}
