using LiveHub.Push.Audiences;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Composing;

/// <summary>All messages of a send. Immutable; any thread.</summary>
public sealed class EnvelopeSet
{
    private readonly IReadOnlyList<string> _languages;
    private readonly Dictionary<(Platform Platform, string Language), Envelope> _envelopes = [];

    /// <param name="languages">Of the texts, in the order's order; the first is for devices that have none of them.</param>
    internal EnvelopeSet(IReadOnlyList<string> languages, IReadOnlyList<Envelope> envelopes)
    {
        _languages = languages;
        All = envelopes;
        foreach (var envelope in envelopes)
            _envelopes.TryAdd((envelope.Platform, envelope.Language), envelope);
    }

    /// <summary>One for each platform and language.</summary>
    public IReadOnlyList<Envelope> All { get; }

    /// <summary>The message for a device: in the first of its languages that there is a text in, exactly or in its base language, else in the first language of the order.</summary>
    /// <param name="deviceLanguages">BCP 47 tags, the most wanted first.</param>
    public Envelope Find(Platform platform, IReadOnlyList<string> deviceLanguages) =>
        _envelopes[(platform, _languages[LanguageChoice.Find(_languages, deviceLanguages) ?? 0])];
}
