using LiveHub.Cli;
using LiveHub.Cli.Output;

return await CommandLine.RunAsync(args, Terminal.OfThisProcess());
