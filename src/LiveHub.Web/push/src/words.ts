/** What `<live-push>` says. */
export interface Words {
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly ask: string;
  readonly stop: string;
  readonly on: string;
  readonly working: string;
  readonly denied: string;
  readonly failed: string;
  readonly unsupported: string;
}

const languages: Readonly<Record<string, Words>> = {
  ar: {
    lang: "ar",
    dir: "rtl",
    ask: "تفعيل التنبيهات",
    stop: "إيقاف التنبيهات",
    on: "ستصلك تنبيهات الأخبار العاجلة على هذا الجهاز.",
    working: "لحظة من فضلك…",
    denied: "التنبيهات محظورة في إعدادات المتصفح.",
    failed: "تعذّر ذلك الآن. حاول مرة أخرى.",
    unsupported: "هذا المتصفح لا يدعم التنبيهات.",
  },
  en: {
    lang: "en",
    dir: "ltr",
    ask: "Get alerts",
    stop: "Stop alerts",
    on: "Breaking news alerts will reach you on this device.",
    working: "One moment…",
    denied: "Notifications are blocked in the browser's settings.",
    failed: "That did not work now. Try again.",
    unsupported: "This browser cannot show alerts.",
  },
  fa: {
    lang: "fa",
    dir: "rtl",
    ask: "فعال‌سازی هشدارها",
    stop: "توقف هشدارها",
    on: "هشدار خبرهای فوری در این دستگاه به شما می‌رسد.",
    working: "یک لحظه…",
    denied: "اعلان‌ها در تنظیمات مرورگر مسدود است.",
    failed: "اکنون ممکن نشد. دوباره تلاش کنید.",
    unsupported: "این مرورگر نمی‌تواند هشدار نشان دهد.",
  },
  he: {
    lang: "he",
    dir: "rtl",
    ask: "קבלת התרעות",
    stop: "הפסקת התרעות",
    on: "התרעות על חדשות דחופות יגיעו למכשיר הזה.",
    working: "רק רגע…",
    denied: "ההודעות חסומות בהגדרות הדפדפן.",
    failed: "לא הצלחנו כרגע. נסו שוב.",
    unsupported: "הדפדפן הזה אינו תומך בהתרעות.",
  },
  ru: {
    lang: "ru",
    dir: "ltr",
    ask: "Включить оповещения",
    stop: "Отключить оповещения",
    on: "Срочные новости будут приходить на это устройство.",
    working: "Одну минуту…",
    denied: "Уведомления запрещены в настройках браузера.",
    failed: "Сейчас не получилось. Попробуйте ещё раз.",
    unsupported: "Этот браузер не поддерживает оповещения.",
  },
};

const english = languages.en!;

/** Other languages are spoken to in English. */
export const wordsIn = (lang: string): Words => languages[lang.split("-")[0]!.toLowerCase()] ?? english;
