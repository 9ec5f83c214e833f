using LiveHub.Server.Problems;

namespace LiveHub.Server.Demo;

/// <summary>The API's rules refused what the demo wanted to publish.</summary>
internal sealed class DemoRefusedException(Problem problem) : Exception(
    $"{problem.Code}: {string.Join(", ", problem.Errors?.Select(error => $"{error.Field} {error.Code}") ?? [problem.Detail ?? ""])}");
