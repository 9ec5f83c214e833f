using LiveHub.Protocol;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Topics;

/// <summary>Reads the fields of a topic from a request onto the topic they change.</summary>
internal static class TopicForm
{
    private const int Places = 1_000_000;
    private const int MaxLinks = 60;

    public static TopicFact Apply(ObjectReader form, TopicFact topic)
    {
        var labels = form.Kept("labels", topic.Labels, field => field.Texts(TextLimits.Line));
        return topic with
        {
            Labels = labels,
            Kind = form.Optional("kind", topic.Kind, TopicKinds.Story, field => field.Choice(TopicKinds.All)),
            Order = form.Optional("order", topic.Order, 0, field => field.Integer(-Places, Places)),
            Links = form.Optional("links", topic.Links, [], field => field.List(0, MaxLinks, LinkOf)),
            Numbering = form.Optional("numbering", topic.Numbering, null, Numbering),
        };
    }

    public static string State(Field field) => field.Choice(TopicStates.All);

    private static FollowLink LinkOf(Field field)
    {
        var form = field.Object();
        var link = new FollowLink(
            form.Required("kind", "", kind => kind.Slug()),
            form.Required("url", "", url => url.Address()),
            form.Required("label", new Protocol.Text("", "", Protocol.Text.Ltr), label => label.Text(TextLimits.Line, language: null)));
        form.Finish();
        return link;
    }

    private static string Numbering(Field field)
    {
        var name = field.Word(TextLimits.Word);
        if (name.Length is < 3 or > 8 || name.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            field.Fault("bad-numbering", "Use the name of a Unicode numbering system such as latn, arab or arabext.");
        return name;
    }
}
