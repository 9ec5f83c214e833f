namespace LiveHub.Cli.Import;

/// <summary>Tells what a file is and has it read.</summary>
internal static class ImportFile
{
    /// <summary>Larger files are refused: no feed is.</summary>
    public const int LargestFile = 32 * 1024 * 1024;

    /// <exception cref="UnreadableFileException">Nothing of it can be taken.</exception>
    public static ImportBatch Read(byte[] bytes, ImportDefaults defaults, DateTimeOffset now)
    {
        var notes = new List<string>();
        var text = FileText.Decode(bytes, notes);
        var entries = text.AsSpan().TrimStart() switch
        {
            ['[' or '{', ..] => JsonItems.Read(text, defaults),
            ['<', ..] => FeedItems.Read(text, defaults, now, notes),
            _ => throw new UnreadableFileException("This is neither a feed (RSS, Atom) nor JSON."),
        };
        var newest = defaults.Limit is { } limit ? entries.TakeLast(limit).ToList() : entries;
        return new ImportBatch(newest, notes);
    }

    /// <exception cref="UnreadableFileException">Too large.</exception>
    public static async Task<byte[]> LoadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > LargestFile)
                throw new UnreadableFileException($"The file is larger than {LargestFile / (1024 * 1024)} MiB.");
        }
        return copy.ToArray();
    }
}
