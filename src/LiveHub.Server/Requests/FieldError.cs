namespace LiveHub.Server.Requests;

/// <summary>One fault of a request.</summary>
/// <param name="Field">JSON pointer into the body, or the name of a header or (after a question mark) of a query parameter.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">For people; says what would be right.</param>
internal sealed record FieldError(string Field, string Code, string Message);
