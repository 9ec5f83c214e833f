using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Held;

namespace LiveHub.Server.Publishing.Held;

/// <summary>The JSON of an item that was held: the item as it will be, where it is, and who did the latest.</summary>
internal static class HeldBody
{
    public static JsonObject Of(HeldItem item)
    {
        var body = Resource.Of(
            DeskSubjects.Held(item.Id), item.Act.Item, Routing.Of(item.Act.Topics, []), item.Revision, first: null, position: null, item.Time);
        body["state"] = item.StateName;
        if (item.Act.ReleaseAt is { } at)
            body["releaseAt"] = at;
        else
            body["embargo"] = true;
        body["by"] = item.Act.By;
        return body;
    }
}
