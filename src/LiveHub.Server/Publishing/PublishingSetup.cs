using LiveHub.Feed;
using LiveHub.Server.Audience;
using LiveHub.Server.Audit;
using LiveHub.Server.Delivery;
using LiveHub.Server.Desk;
using LiveHub.Server.Devices;
using LiveHub.Server.History;
using LiveHub.Server.Hosting;
using LiveHub.Server.Keys;
using LiveHub.Server.Limits;
using LiveHub.Server.People;
using LiveHub.Server.Phones;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing.Alerts;
using LiveHub.Server.Publishing.Drafts;
using LiveHub.Server.Publishing.Held;
using LiveHub.Server.Publishing.Items;
using LiveHub.Server.Publishing.Rights;
using LiveHub.Server.Publishing.Stories;
using LiveHub.Server.Publishing.Topics;
using LiveHub.Server.Reading;
using LiveHub.Server.Repair;
using LiveHub.Server.Sessions;
using LiveHub.Server.Status;
using LiveHub.Server.Timers;
using MessagePack;

namespace LiveHub.Server.Publishing;

/// <summary>The HTTP API of docs/http-api.md.</summary>
internal static class PublishingSetup
{
    private const string Root = "/api/v1";

    public static void AddPublishing(this IHostApplicationBuilder builder)
    {
        builder.AddKeys().AddPeople().AddDesk().AddLimits();
        builder.AddTimers();
        builder.AddDrafts();
        builder.Services
            .AddSingleton<UnknownAddress>()
            .AddSingleton<AuditLog>().AddSingleton<LogWriter>().AddSingleton<FeedWriter>().AddSingleton<FeedReads>()
            .AddSingleton<PublishedEntries>()
            .AddSingleton<MediaRights>().AddSingleton<MediaWrites>().AddSingleton<MediaPull>().AddSingleton<Siblings>().AddSingleton<StoryReads>()
            .AddSingleton<ItemWrites>().AddSingleton<ItemReads>()
            .AddSingleton<HeldWrites>().AddSingleton<HeldAnswers>().AddSingleton<ReleasedItems>().AddSingleton<ITimed, HeldReleases>()
            .AddSingleton<TopicRulesWrites>().AddSingleton<TopicSilence>().AddSingleton<ITimed, TopicEnds>()
            .AddSingleton<TopicWrites>()
            .AddSingleton<ActorNames>().AddSingleton<HistoryReader>().AddSingleton<StoryRow>().AddSingleton<AlertTimeline>().AddSingleton<ItemTimeline>()
            .AddSingleton<AlertWrites>().AddSingleton<AlertAnswers>().AddSingleton<PublishedAlerts>();
    }

    public static void MapPublishing(this WebApplication app)
    {
        // Keys first: limits count per key. Permissions last: a refusal counts, too.
        app.UseAuthentication();
        app.UseMiddleware<CsrfGuard>();
        app.UseRateLimiter();
        app.UseAuthorization();
        var api = app.MapGroup(Root).AddEndpointFilter(AnswerTroubleAsync);
        api.MapItems();
        api.MapHeld();
        api.MapMedia();
        api.MapStories();
        api.MapTopics();
        api.MapTopicRules();
        api.MapAlerts();
        api.MapDrafts();
        api.MapAlertRules();
        api.MapPhones();
        api.MapKeys();
        api.MapSessions();
        api.MapOwnAccess();
        api.MapPeople();
        api.MapLinks();
        api.MapRepairs();
        api.MapAudit();
        api.MapAudience();
        api.MapStatus();
        api.MapHistory();
        api.MapDelivery();
        api.MapDevices();
        app.MapFallback("/api/{**path}", AnswerUnknown);
    }

    /// <summary>Makes a group of endpoints writes: a permission is needed, limits count, faults of the request itself are answered first.</summary>
    public static RouteGroupBuilder AsWrites(this RouteGroupBuilder group, string permission) =>
        group.LimitedBy(permission).WithMetadata(new NeededPermission(permission));

    /// <summary>Makes a group of endpoints writes for whoever may read.</summary>
    public static RouteGroupBuilder AsReaderWrites(this RouteGroupBuilder group) => group.LimitedBy(Policies.Reader);

    /// <summary>Makes a group of endpoints writes that look for themselves who asks.</summary>
    public static RouteGroupBuilder AsOpenWrites(this RouteGroupBuilder group)
    {
        group.WithMetadata(WriteEndpoint.Mark).AddEndpointFilter(RefuseWhenDrainedAsync).AddEndpointFilter(RefuseUnreadableAsync);
        return group;
    }

    private static RouteGroupBuilder LimitedBy(this RouteGroupBuilder group, string policy)
    {
        group.RequireAuthorization(policy);
        return group.AsOpenWrites();
    }

    private static IResult AnswerUnknown(HttpContext context, UnknownAddress addresses) => addresses.Answer(context);

    private static async ValueTask<object?> RefuseUnreadableAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<WriteRequest>().FirstOrDefault()?.Refusal ?? await next(context);

    /// <summary>A node takes writes until its readers have left; those that come when it is about to end hear when to come again instead of meeting a closed socket.</summary>
    private static async ValueTask<object?> RefuseWhenDrainedAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<Drain>().IsOver ? Problem.Draining() : await next(context);

    private static async ValueTask<object?> AnswerTroubleAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (LogUnavailableException exception)
        {
            // The store answers, so readers have nothing to be told.
            if (exception.Reason != LogUnavailableReason.Unconfirmed)
                context.HttpContext.RequestServices.GetRequiredService<StoreHealth>().Failed(exception);
            return Problem.Unavailable(exception.Reason);
        }
        catch (MessagePackSerializationException)
        {
            // Readiness warns of it; reading says the same.
            return Problem.NotFound("What is stored at this address is damaged and cannot be read here.");
        }
    }
}
