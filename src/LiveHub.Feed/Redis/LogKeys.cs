using System.Globalization;
using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>The keys and the channel of one log.</summary>
internal sealed class LogKeys(string log, int database)
{
    private readonly string _answers = log + "answer:";

    /// <summary>Hash: epoch, first point, tail point, time of the tail.</summary>
    public RedisKey State { get; } = log + "state";

    /// <summary>Stream: the entries, each under the id <c>offset-0</c>.</summary>
    public RedisKey Entries { get; } = log + "entries";

    /// <summary>Hash: subject → offset, revision, topics, languages of its newest entry; retention does not touch it.</summary>
    public RedisKey Heads { get; } = log + "heads";

    /// <summary>Hash: format, offset, link, fold.</summary>
    public RedisKey Checkpoint { get; } = log + "checkpoint";

    /// <summary>Channel of the bells. Redis does not separate channels by database, so its number is in the name.</summary>
    public RedisChannel Bell { get; } = RedisChannel.Literal(string.Create(CultureInfo.InvariantCulture, $"{log}bell:{database}"));

    /// <summary>The first answer to an idempotency key. The length tells where the scope ends.</summary>
    public RedisKey Answer(IdempotencyKey key) => string.Create(CultureInfo.InvariantCulture, $"{_answers}{key.Scope.Length}:{key.Scope}:{key.Key}");

    /// <summary>What SCAN finds all <see cref="Answer"/>s by.</summary>
    public string AnswerPattern => Escape(_answers) + "*";

    /// <summary>A pattern of SCAN that finds exactly this.</summary>
    public static string Escape(string text) => string.Concat(text.Select(c => c is '*' or '?' or '[' or ']' or '\\' ? $"\\{c}" : $"{c}"));

    /// <summary>Scope and key of an <see cref="Answer"/>.</summary>
    public (string Scope, string Key) ReadAnswer(string key)
    {
        var colon = key.IndexOf(':', _answers.Length);
        var scope = key.AsSpan(colon + 1, int.Parse(key.AsSpan(_answers.Length, colon - _answers.Length), CultureInfo.InvariantCulture));
        return (scope.ToString(), key[(colon + scope.Length + 2)..]);
    }
}
