using System.Text.Json;
using LiveHub.LoadTest;
using LiveHub.LoadTest.Measures;
using LiveHub.LoadTest.Peer;
using LiveHub.LoadTest.Phones;
using LiveHub.Push.Sending;

ArrayPoolSize.Raise();
try
{
    var options = LoadOptions.Parse(args);
    switch (options.Command)
    {
        case "compare":
            await new Comparison(options).RunAsync();
            return 0;
        case "lone" or "burst" or "saturated" or "idle":
            Console.WriteLine(await OwnServer.MeasureAsync(options));
            return 0;
        case "appends":
            Console.WriteLine(await new Appends(options).RunAsync());
            return 0;
        case "memory":
            Console.WriteLine(await EntryMemory.RunAsync());
            return 0;
        case "push":
            Console.WriteLine(await new PushComparison(options).RunAsync());
            return 0;
        case "push-own":
            Console.WriteLine(JsonSerializer.Serialize(await OwnSender.MeasureAsync(options)));
            return 0;
        case "peer":
            await StockServer.RunAsync(options.Url);
            return 0;
        default:
            Console.WriteLine(LoadOptions.Usage);
            return options.Command is "help" or "--help" ? 0 : 64;
    }
}
catch (FormatException exception)
{
    Console.Error.WriteLine($"{exception.Message}{Environment.NewLine}{LoadOptions.Usage}");
    return 64;
}
