namespace LiveHub.Push.Sending;

/// <summary>FCM refused the message for what is in it (INVALID_ARGUMENT with a <c>BadRequest</c> detail): no device is to blame, and no other would be taken.</summary>
public sealed class PayloadRefusedException(string message) : Exception(message);
