using LiveHub.Protocol;

namespace LiveHub.Server.Pages.Words;

internal static class RussianWords
{
    public static readonly PageWords Words = new()
    {
        Name = "Русский",
        Dir = Text.Ltr,
        Font = "ibm-plex-sans-cyrillic",
        Group = "\u00a0",
        Months =
        [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
        ],
        Date = "{0} {1} {2} г.",
        Full = "{0}, {1} ({2})",
        Now = "сейчас",
        MinutesAgo = new("{n} минуты назад", One: "{n} минуту назад", Few: "{n} минуты назад", Many: "{n} минут назад"),
        HoursAgo = new("{n} часа назад", One: "{n} час назад", Few: "{n} часа назад", Many: "{n} часов назад"),
        DaysAgo = new("{n} дня назад", One: "{n} день назад", Few: "{n} дня назад", Many: "{n} дней назад"),
        Yesterday = "вчера",
        DayBeforeYesterday = "позавчера",
        Items = new("{n} новости", One: "{n} новость", Few: "{n} новости", Many: "{n} новостей"),
        Comments = new("{n} комментария", One: "{n} комментарий", Few: "{n} комментария", Many: "{n} комментариев"),
        Title = "Вестник",
        Live = "Прямой эфир",
        Upcoming = "Трансляция скоро начнётся",
        Paused = "Трансляция приостановлена",
        Ended = "Трансляция завершена",
        Breaking = "Срочно",
        Correction = "Исправление",
        Corrected = "Исправлено в {t}: {x}",
        Expand = "Показать полностью",
        Pinned = "Закреплено",
        Updated = "Обновлено {t}",
        Source = "Источник: ",
        Credit = "Фото: ",
        Link = "Ссылка",
        FullText = "Полный текст",
        Marks = new Dictionary<string, string>
        {
            ["breaking"] = "Срочно",
            ["key"] = "Главное",
            ["exclusive"] = "Эксклюзив",
            ["analysis"] = "Анализ",
            ["opinion"] = "Мнение",
            ["unconfirmed"] = "Не подтверждено",
            ["developing"] = "Уточняется",
            ["video"] = "Видео",
            ["gallery"] = "Фото",
            ["audio"] = "Аудио",
        },
        Sections = "Разделы",
        Stories = new Text("Темы", "ru", Text.Ltr),
        Ticker = "Лента новостей",
        Latest = "Последние обновления",
        Further = "Другие новости",
        FollowUs = "Где нас читать",
        AllStories = "Все новости",
        Languages = "Языки",
        SkipToContent = "К содержанию",
        Zone = "Время: {x}",
        Demo = "Демонстрация: все новости и места здесь вымышлены",
        DemoPhones = "Телефоны демонстрации",
        NothingYet = "Новостей пока нет",
        NothingHere = "Здесь пока пусто. Новости появятся сразу после публикации.",
        FirstHeadline = "Редакция готова к работе. Откройте тему и опубликуйте первую новость двумя командами — она сразу появится на этой странице:",
        NoSuchTopic = "Такого раздела нет",
    };
}
