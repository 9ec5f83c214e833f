using System.Text.Json.Nodes;
using LiveHub.Server.Desk;

namespace LiveHub.Server.History;

/// <summary>Who somebody is, for people: the name beside the id where it is known.</summary>
internal sealed class ActorNames(DeskState desk)
{
    /// <param name="by">An actor's id; empty or <see cref="DeskSubjects.Server"/>: the server itself.</param>
    public string? Find(string by) => desk.FindActor(by)?.Name;

    /// <summary><c>{ by, name?, at, from? }</c></summary>
    public JsonObject Note(string by, long at, string? from = null)
    {
        var note = new JsonObject { ["by"] = by.Length == 0 ? DeskSubjects.Server : by };
        if (Find(by) is { } name)
            note["name"] = name;
        note["at"] = at;
        if (from is { Length: > 0 })
            note["from"] = from;
        return note;
    }
}
