namespace LiveHub.Feed;

/// <summary>Lets an appender repeat an append whose answer it did not get.</summary>
/// <param name="Scope">Whose key it is (the credential), so that two appenders cannot meet in one key.</param>
/// <param name="Key">Chosen by the appender, 1 to 200 characters.</param>
/// <param name="BodyHash">SHA-256 over what was asked for; another hash under the same key is an error of the appender.</param>
/// <remarks>Kept for 24 hours in the transaction of the append; after that the expected revision alone protects.</remarks>
public sealed record IdempotencyKey(string Scope, string Key, ReadOnlyMemory<byte> BodyHash);
