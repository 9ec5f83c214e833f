/** What the app says; Arabic first. */
const ar = {
  dir: "rtl",
  news: "الأخبار",
  nothing: "لا أخبار بعد.",
  breaking: "عاجل",
  correction: "تصحيح",
  settings: "التنبيهات",
  topics: "المواضيع",
  quiet: "ساعات الهدوء",
  from: "من",
  to: "إلى",
  earlier: "أبكر",
  later: "أبعد",
  back: "رجوع",
  gone: "لم يعد هذا الخبر متاحًا.",
  allow: "تفعيل التنبيهات",
  allowed: "التنبيهات مفعّلة على هذا الجهاز.",
  leave: "إيقاف التنبيهات",
  failed: "تعذّر ذلك الآن. حاول مرة أخرى.",
  drawer: "على شاشة الهاتف",
  states: {
    connecting: "جارٍ الاتصال",
    live: "مباشر",
    delayed: "قد تتأخر التحديثات",
    reconnecting: "إعادة الاتصال…",
    polling: "تحديث كل 15 ثانية",
    offline: "غير متصل",
  },
  channels: { breaking: "أخبار عاجلة", major: "أهم الأخبار", minor: "أخبار أخرى" },
} as const;

type Shape<T> = { readonly [Name in keyof T]: T[Name] extends string ? string : Shape<T[Name]> };
export type Words = Omit<Shape<typeof ar>, "dir"> & { readonly dir: "rtl" | "ltr" };

const en: Words = {
  dir: "ltr",
  news: "News",
  nothing: "No news yet.",
  breaking: "Breaking",
  correction: "Correction",
  settings: "Alerts",
  topics: "Topics",
  quiet: "Quiet hours",
  from: "From",
  to: "To",
  earlier: "Earlier",
  later: "Later",
  back: "Back",
  gone: "This story is no longer available.",
  allow: "Get alerts",
  allowed: "Alerts reach you on this device.",
  leave: "Stop alerts",
  failed: "That did not work now. Try again.",
  drawer: "On the phone's screen",
  states: {
    connecting: "Connecting",
    live: "Live",
    delayed: "Updates may be delayed",
    reconnecting: "Reconnecting…",
    polling: "Updating every 15 s",
    offline: "Offline",
  },
  channels: { breaking: "Breaking news", major: "Top stories", minor: "Other news" },
};

export const words: Readonly<Record<"ar" | "en", Words>> = { ar, en };
