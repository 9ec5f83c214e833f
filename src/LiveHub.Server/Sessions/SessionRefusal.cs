using LiveHub.Server.Problems;

namespace LiveHub.Server.Sessions;

/// <summary>Why a request with a cookie is not let in, when it is not that its session has ended.</summary>
internal sealed record SessionRefusal(Problem Problem);
