namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Whether the page that an alert leads to is there.</summary>
/// <param name="Status">Of the answer; null: there was none.</param>
/// <param name="At">When it was asked for, in milliseconds since 1970.</param>
/// <param name="Detail">Why it is not there.</param>
internal sealed record LinkResult(int? Status, bool IsThere, long At, string? Detail);
