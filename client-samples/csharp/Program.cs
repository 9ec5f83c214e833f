// Prints the headlines of a topic as they come: dotnet run --project client-samples/csharp -- http://localhost:5000 TOPIC
using System.Text;
using LiveHub.Client;
using LiveHub.Protocol;

Console.OutputEncoding = Encoding.UTF8;
var client = new LiveHubClient(new Uri(args[0]));

await foreach (var change in client.FollowAsync(new FollowRequest { Topics = [args[1]] }))
{
    switch (change)
    {
        case SnapshotChange { View: var view }:
            foreach (var entry in view.Items(client.Clock.Now).Reverse())
                Console.WriteLine(((ItemFact)entry.Body!).Headline.Value);
            break;
        case EntryChange { Effect: not EntryEffect.Removed, Entry.Body: ItemFact item }:
            Console.WriteLine(item.Headline.Value);
            break;
    }
}
