using LiveHub.Feed;
using LiveHub.Server.Reading;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Server.Ticker;

/// <summary>A connected reader: a cursor into the feed. Everything below <see cref="Shard"/> belongs to the shard's loop alone.</summary>
internal sealed class Subscriber(HubConnectionContext connection, WireForm form, Shard shard)
{
    public HubConnectionContext Connection => connection;

    public WireForm Form => form;

    public Shard Shard => shard;

    /// <summary>Null while the reader follows nothing.</summary>
    public TopicSet? Set { get; set; }

    /// <summary>The ring that <see cref="Cursor"/> is a place in.</summary>
    public FeedRing? Ring { get; set; }

    /// <summary>Everything up to here has been handed to the connection.</summary>
    public LogPoint Cursor { get; set; }

    /// <summary>Alerts up to this offset need not be sent ahead again.</summary>
    public long AheadAfter { get; set; }

    /// <summary>Steps that are made already: the parts of a snapshot, or runs read from the log.</summary>
    public Queue<Run> Pending { get; } = new();

    /// <summary>The last write has not completed: the reader's socket is full.</summary>
    public bool IsParked { get; set; }

    /// <summary>A snapshot or the log is being read for it.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>It stands in the shard's queue.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Counts changed while it could not be told.</summary>
    public bool OwesCounts { get; set; }

    /// <summary>A bit for each recent alert that it has still to be given; what a bit means only the shard's watch knows.</summary>
    public ulong Awaited { get; set; }

    /// <summary>A bit for each alert in the write that has not completed.</summary>
    public ulong Passing { get; set; }

    /// <summary>It asked how many read; its beats say so.</summary>
    public bool WantsAudience { get; set; }

    /// <summary>It has had its goodbye: nothing more is sent.</summary>
    public bool IsLeaving { get; set; }

    /// <summary>Grows with each follow; an answer to an older question is thrown away.</summary>
    public int Ticket { get; set; }

    /// <summary>Nothing stands between the cursor and the tail but what the ring gives.</summary>
    public bool IsLive => Set is not null && !IsParked && !IsWaiting && Pending.Count == 0;
}
