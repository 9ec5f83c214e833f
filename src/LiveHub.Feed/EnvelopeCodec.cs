using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace LiveHub.Feed;

/// <summary>Writes and reads the part of an envelope that is stored beside offset, time, link and body.</summary>
/// <remarks>
/// Lines of UTF-8, each ended by <c>\n</c>: subject, revision, kind, topics, languages, was-topics, was-languages; lists joined by
/// commas; the two was-lines are <c>-</c> for revision 1. Plain text, so that a Redis script can build the same bytes.
/// Slugs, language tags, subjects and kinds therefore hold neither commas nor control characters; <see cref="Check"/> says so.
/// </remarks>
public static class EnvelopeCodec
{
    public static byte[] Encode(string subject, long revision, string kind, Routing routing, Routing? was)
    {
        var text = new StringBuilder(128)
            .Append(subject).Append('\n')
            .Append(revision).Append('\n')
            .Append(kind).Append('\n')
            .AppendJoin(',', routing.Topics).Append('\n')
            .AppendJoin(',', routing.Languages).Append('\n');
        if (was is null)
            text.Append("-\n-\n");
        else
            text.AppendJoin(',', was.Topics).Append('\n').AppendJoin(',', was.Languages).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The stored entry, or what is left of it when its envelope is damaged.</summary>
    public static Entry ReadEntry(long offset, long time, EntryLink link, ReadOnlySpan<byte> envelope, ReadOnlyMemory<byte> body)
    {
        try
        {
            var (subject, revision, kind, routing, was) = Decode(envelope);
            return new Entry(offset, subject, revision, kind, routing, was, time, link, body);
        }
        catch (FormatException)
        {
            return Entry.Damaged(offset, time, link, body);
        }
    }

    /// <exception cref="FormatException">The bytes are not an envelope.</exception>
    public static (string Subject, long Revision, string Kind, Routing Routing, Routing? Was) Decode(ReadOnlySpan<byte> envelope)
    {
        // Strict: a replacement character in place of a broken byte would make another subject of it.
        if (!Utf8.IsValid(envelope))
            throw Damaged();
        var lines = Encoding.UTF8.GetString(envelope).Split('\n');
        if (lines.Length != 8 || lines[7].Length != 0 || lines[0].Length == 0 || lines[2].Length == 0
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) || revision < 1
            || lines.Any(line => line.Any(char.IsControl)))
            throw Damaged();
        var was = lines[5] == "-" ? null : new Routing(List(lines[5]), List(lines[6]));
        return (lines[0], revision, lines[2], new Routing(List(lines[3]), List(lines[4])), was);
    }

    /// <summary>Throws when a draft breaks the limits that its documentation gives.</summary>
    /// <exception cref="ArgumentException">Names the part that is wrong.</exception>
    public static void Check(Draft draft)
    {
        CheckWord(draft.Subject, 200, nameof(draft.Subject));
        CheckWord(draft.Kind, 64, nameof(draft.Kind));
        foreach (var word in draft.Routing.Topics.Concat(draft.Routing.Languages))
            CheckWord(word, 100, nameof(draft.Routing));
        if (draft.Body.Length > 1 << 20)
            throw new ArgumentException("The body is over 1 MiB.", nameof(draft));
        ArgumentOutOfRangeException.ThrowIfNegative(draft.ExpectedRevision, nameof(draft));
    }

    private static FormatException Damaged() => new("The stored envelope is damaged.");

    private static void CheckWord(string word, int limit, string part)
    {
        if (word.Length == 0 || word.Length > limit || word == "-" || word.Any(c => c == ',' || char.IsControl(c)))
            throw new ArgumentException($"{part} must have 1 to {limit} characters, no comma and no control character.", part);
    }

    internal static ImmutableArray<string> List(string line) => line.Length == 0 ? [] : [.. line.Split(',')];
}
