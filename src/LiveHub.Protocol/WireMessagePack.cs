using MessagePack;
using MessagePack.Resolvers;

namespace LiveHub.Protocol;

/// <summary>The MessagePack settings of everything LiveHub stores and sends: positional arrays, hardened against hostile input.</summary>
public static class WireMessagePack
{
    public static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create([new WireEntryFormatter()], [StandardResolver.Instance]))
        .WithSecurity(MessagePackSecurity.UntrustedData);
}
