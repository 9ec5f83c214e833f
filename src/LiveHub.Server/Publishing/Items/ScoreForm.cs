using LiveHub.Protocol;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Items;

/// <summary>Reads how a game stands.</summary>
internal static class ScoreForm
{
    private const int MostPoints = 10_000;

    public static Score Read(Field field, string language)
    {
        var form = field.Object();
        var score = new Score(
            form.Required("home", Nobody(language), team => TeamOf(team, language)),
            form.Required("away", Nobody(language), team => TeamOf(team, language)),
            form.Optional("clock", null, null, clock => clock.Text(TextLimits.Word, language)),
            form.Optional("state", ScoreStates.Live, ScoreStates.Live, state => state.Choice(ScoreStates.All)));
        form.Finish();
        return score;
    }

    private static Team TeamOf(Field field, string language)
    {
        var form = field.Object();
        var team = new Team(
            form.Required("name", Nobody(language).Name, name => name.Text(TextLimits.Line, language)),
            form.Optional<int?>("points", null, null, points => points.Integer(0, MostPoints)));
        form.Finish();
        return team;
    }

    private static Team Nobody(string language) => new(new Protocol.Text("", language, Slug.DirectionOf(language)));
}
