using System.Security.Cryptography;
using System.Text;
using LiveHub.Protocol;

namespace LiveHub.Server.Desk;

/// <summary>Spells the subjects of the desk.</summary>
internal static class DeskSubjects
{
    public const string KeyPrefix = "key/";
    public const string DraftPrefix = "draft/";

    /// <summary>Every alert that goes out passes it (<see cref="Drafts.DraftKinds.Gate"/>).</summary>
    public const string Gate = "gate/alerts";
    public const string AlertSettings = "settings/alerts";

    /// <summary>Id of the first key. Its subject can be made once, so that of two nodes that start together one makes the key.</summary>
    public const string FirstKeyId = "first";

    /// <summary>Who has done what nobody asked for just then, because its time had come. No key has this id: they are made, and longer.</summary>
    public const string Server = "server";

    public static string Key(string id) => KeyPrefix + id;

    /// <summary>An item that waits has the id that it will have in the feed.</summary>
    public static string Held(string id) => "held/" + id;

    /// <summary>The first person was made by a link. It can be made once, so that of two links one counts.</summary>
    public const string Welcome = "welcome";

    public static string Person(string id) => "person/" + id;

    public static string Session(string id) => "session/" + id;

    /// <summary>What becomes an alert of the same id, until it is one.</summary>
    public static string Draft(string id) => DraftPrefix + id;

    /// <summary>When topics end by themselves.</summary>
    public const string TopicSettings = "settings/topics";

    /// <summary>A picture or recording, by its address.</summary>
    public static string Media(string url) => "media/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)).AsSpan(0, 16));

    /// <summary>One node repairs a log once for an epoch.</summary>
    public static string Repair(string log, string epoch, string node) => $"repair/{log}-{epoch}-{node}";

    /// <summary>An alert has the same subject on the desk and in the feed, and the same revisions.</summary>
    public static string Alert(string id) => Subjects.Alert(id);
}
