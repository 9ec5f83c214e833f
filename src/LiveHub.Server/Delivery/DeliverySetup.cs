namespace LiveHub.Server.Delivery;

/// <summary>Registers what reports on alerts.</summary>
internal static class DeliverySetup
{
    public static void AddDelivery(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton<DeliveryReports>()
        .AddHostedService(provider => provider.GetRequiredService<DeliveryReports>());
}
