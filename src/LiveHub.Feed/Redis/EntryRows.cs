using System.Globalization;
using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>Reads what scripts answer: rows of the stream, states, numbers as text.</summary>
internal static class EntryRows
{
    /// <summary>Entries that need not lie one after the other: their links are not checked.</summary>
    public static List<Entry> Read(RedisResult rows)
    {
        var entries = new List<Entry>(rows.Length);
        for (var i = 0; i < rows.Length; i++)
            entries.Add(ReadRow(rows[i], new LinkCheck(before: null)));
        return entries;
    }

    /// <summary>The run of entries after a link.</summary>
    public static List<Entry> ReadAfter(EntryLink link, RedisResult rows)
    {
        var entries = new List<Entry>(rows.Length);
        var check = new LinkCheck(link);
        for (var i = 0; i < rows.Length; i++)
            entries.Add(ReadRow(rows[i], check));
        return entries;
    }

    /// <summary>A log's state: epoch, first offset and link, tail offset and link, time of the tail.</summary>
    public static LogBounds ReadBounds(RedisResult state)
    {
        var epoch = ReadEpoch(state[0]);
        return new LogBounds(
            new LogPoint(new FeedPosition(epoch, ReadNumber(state[1])), ReadLink(state[2])),
            new LogPoint(new FeedPosition(epoch, ReadNumber(state[3])), ReadLink(state[4])),
            ReadNumber(state[5]));
    }

    public static Epoch ReadEpoch(RedisResult text) =>
        Epoch.TryParse((string?)text, out var epoch) ? epoch : throw new FormatException("The stored epoch is damaged.");

    public static EntryLink ReadLink(RedisResult text) =>
        EntryLink.TryParse((string?)text, out var link) ? link : throw new FormatException("A stored link is damaged.");

    public static long ReadNumber(RedisResult text) => long.Parse((string)text!, CultureInfo.InvariantCulture);

    private static Entry ReadRow(RedisResult row, LinkCheck check)
    {
        var id = (string)row[0]!;
        var fields = row[1]; // t, time, l, link, e, envelope, b, body
        return check.Read(
            long.Parse(id.AsSpan(0, id.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture),
            ReadNumber(fields[1]), ReadLink(fields[3]), (byte[])fields[5]!, (byte[])fields[7]!);
    }
}
