namespace LiveHub.Server.Devices;

/// <summary>Registers what serves devices.</summary>
internal static class DeviceSetup
{
    public static void AddDevices(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<DeviceOptions>().BindConfiguration(DeviceOptions.Section)
            .Validate(options => options.AndroidIdleDays is >= 0 and <= 3650, "Devices:AndroidIdleDays must be from 0 (never) to 3650.")
            .ValidateOnStart();
        builder.Services.AddSingleton<DeviceWrites>().AddSingleton<DeviceCensus>();
        builder.Services.AddSingleton<IdleDevices>().AddSingleton<OldLedgers>().AddHostedService<DeviceHousekeeping>();
    }
}
