namespace LiveHub.Protocol;

/// <summary>An entry as readers get it. MessagePack: array of nine; JSON: object with the same names in camel case.</summary>
/// <param name="Offset">Its place in the feed.</param>
/// <param name="First">Offset of revision 1 of the subject: the sort key of items, newest first.</param>
/// <param name="Subject">Such as <c>item/7f3k</c>.</param>
/// <param name="Revision">A client applies an entry when this is newer than what it holds.</param>
/// <param name="Kind">One of <see cref="EntryKinds"/>, or one of a later version.</param>
/// <param name="Topics">Where the subject belongs now. A reader whose set no longer matches removes the subject.</param>
/// <param name="Languages">The item's language; empty for topics and alerts.</param>
/// <param name="Time">Server time of the append, milliseconds since 1970.</param>
/// <param name="Body">The fact; null when the kind is unknown here.</param>
public sealed record WireEntry(
    long Offset, long First, string Subject, long Revision, string Kind,
    IReadOnlyList<string> Topics, IReadOnlyList<string> Languages, long Time, Fact? Body);
