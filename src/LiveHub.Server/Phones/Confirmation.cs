namespace LiveHub.Server.Phones;

/// <summary>An editor's word that this text is to go to these people.</summary>
/// <param name="Devices">How many devices the editor was told.</param>
/// <param name="Code">Of the text and the audience that the estimate was for (<see cref="ConfirmationCode"/>).</param>
internal sealed record Confirmation(long Devices, string Code);
