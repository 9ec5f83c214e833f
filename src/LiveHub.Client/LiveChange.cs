namespace LiveHub.Client;

/// <summary>Something that happened to a followed view: <see cref="SnapshotChange"/>, <see cref="EntryChange"/>, <see cref="CountChange"/>, <see cref="AudienceChange"/> or <see cref="ConnectionChange"/>.</summary>
/// <param name="View">The view after the frame that the change came in. It changes only while the next change is being awaited.</param>
public abstract record LiveChange(LiveView View);
