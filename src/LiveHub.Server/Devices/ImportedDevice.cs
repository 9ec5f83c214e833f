using LiveHub.Push.Devices;

namespace LiveHub.Server.Devices;

/// <summary>A line of an import that can be taken.</summary>
internal sealed record ImportedDevice(DeviceRegistration Registration, bool IsTest);
