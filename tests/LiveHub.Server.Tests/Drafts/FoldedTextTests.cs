using LiveHub.Server.Publishing.Drafts;

namespace LiveHub.Server.Tests.Drafts;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("إِغْلَاقُ الجِسْرِ", "اغلاق الجسر")]
    [InlineData("أُعيد فتحُ المينـــاء", "اعيد فتح الميناء")]
    [InlineData("مستشفى المدينة", "مستشفي المدينه")]
    [InlineData("آخر الأنباء", "اخر الانباء")]
    [InlineData("ٱلميناء", "الميناء")]
    [InlineData("مسؤول يُهنّئ", "مسوول يهني")]
    [InlineData("١٢ قتيلًا", "12 قتيلا")]
    [InlineData("۱۲ سفینه", "12 سفينه")]
    [InlineData("عاجل: توقّف العبّارات!", "عاجل توقف العبارات")]
    [InlineData("Storm — Warning", "storm warning")]
    [InlineData("CAFÉ Ångström", "cafe angstrom")]
    [InlineData("Шторм, Й", "шторм и")]
    [InlineData("", "")]
    public void What_two_editors_write_alike_folds_alike(string text, string folded) => Assert.Equal(FoldedText.Of(folded), FoldedText.Of(text));

    [Theory]
    [InlineData("إغلاق الجسر القديم أمام المركبات", "اغلاق الجسر القديم امام المركبات", 1.0, 1.0)]
    [InlineData("إغلاق الجسر القديم أمام المركبات", "عاجل: إغلاق الجسر القديم أمام المركبات", 0.85, 0.99)]
    [InlineData("إغلاق الجسر القديم أمام المركبات", "أمام المركبات إغلاق الجسر القديم", 1.0, 1.0)]
    [InlineData("إغلاق الجسر القديم أمام المركبات", "استئناف رحلات العبّارات بعد العاصفة", 0.0, 0.4)]
    [InlineData("Old bridge closed to vehicles", "Old bridge closed for vehicles", 0.8, 0.99)]
    [InlineData("Old bridge closed to vehicles", "Old brigde closed to vehicles", 0.8, 0.99)]
    [InlineData("Old bridge closed to vehicles", "Ferry service resumes after storm", 0.0, 0.4)]
    [InlineData("Old bridge closed to vehicles", "", 0.0, 0.0)]
    [InlineData("!!!", "!!!", 0.0, 0.0)]
    public void Likeness_is_what_two_texts_share(string one, string other, double least, double most)
    {
        Assert.InRange(Likeness.Of(one, other), least, most);
        Assert.Equal(Likeness.Of(one, other), Likeness.Of(other, one));
    }
}
