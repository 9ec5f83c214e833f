using System.Collections.Concurrent;
using System.Text;

namespace LiveHub.Testing.Faults;

/// <summary>Everything that a server sent through a <see cref="FaultProxy"/>, each connection by itself.</summary>
public sealed class Recording
{
    private readonly ConcurrentDictionary<object, MemoryStream> streams = new();

    /// <summary>How many bytes there are.</summary>
    public long Length => Snapshots().Sum(bytes => (long)bytes.Length);

    /// <summary>Whether any connection carried these words, as they are or as JSON may spell them (<c>\u0627</c>).</summary>
    public bool Has(string words)
    {
        var spelled = string.Concat(words.Select(letter => letter < 128 ? letter.ToString() : $"\\u{(int)letter:x4}"));
        return Snapshots().Any(bytes =>
            bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0
            || Encoding.Latin1.GetString(bytes).Contains(spelled, StringComparison.OrdinalIgnoreCase));
    }

    internal void Note(object connection, ReadOnlySpan<byte> sent)
    {
        var stream = streams.GetOrAdd(connection, _ => new MemoryStream());
        lock (stream)
            stream.Write(sent);
    }

    private List<byte[]> Snapshots() => [.. streams.Values.Select(stream =>
    {
        lock (stream)
            return stream.ToArray();
    })];
}
