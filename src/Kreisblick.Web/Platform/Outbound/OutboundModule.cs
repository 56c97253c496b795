namespace Kreisblick.Web.Platform.Outbound;

internal static class OutboundModule
{
    public static void AddOutbound(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<OutboundOptions>(builder.Configuration.GetSection(OutboundOptions.Section));
        builder.Services.AddSingleton(OutboundNetwork.OfThisMachine);
        builder.Services.AddSingleton(OutboundLimits.Ordinary);
        builder.Services.AddSingleton<OutboundClient>();
        builder.Services.AddSingleton<OutboundAgent>();
    }
}
