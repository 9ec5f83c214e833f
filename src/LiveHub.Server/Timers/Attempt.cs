namespace LiveHub.Server.Timers;

/// <summary>The latest attempt at something due.</summary>
/// <param name="Again">When the next one may begin if it still waits then; milliseconds since 1970.</param>
internal sealed record Attempt(Task Running, int Number, long Again);
