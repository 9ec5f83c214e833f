namespace LiveHub.LoadTest.Targets;

/// <summary>A server under load: how its readers follow and how a headline gets in.</summary>
internal interface ITarget
{
    string Name { get; }

    Uri Url { get; }

    /// <summary>The hub invocation, without its length, that a reader sends after the handshake.</summary>
    byte[] Follow { get; }

    /// <summary>Makes ready what publishing needs.</summary>
    Task PrepareAsync();

    /// <summary>Publishes a headline of a subject of its own; returns when the server has answered.</summary>
    Task PublishAsync(string id, string headline);
}
