using System.Security.Cryptography;

namespace LiveHub.Server.Hosting;

/// <summary>What this node calls itself among the others: the machine's name and a random part, another one for every start.</summary>
internal sealed record NodeName
{
    public string Value { get; } = $"{Environment.MachineName.ToLowerInvariant()}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";

    public override string ToString() => Value;
}
