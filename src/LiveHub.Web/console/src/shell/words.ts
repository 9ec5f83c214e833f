import type { Both } from "../desk/tongue.js";

export interface ShellWords {
  readonly title: string;
  readonly skip: string;
  readonly views: {
    readonly desk: string;
    readonly history: string;
    readonly topics: string;
    readonly people: string;
    readonly settings: string;
  };
  readonly views_label: string;
  readonly language: string;
  readonly theme: string;
  readonly themes: { readonly light: string; readonly dark: string; readonly auto: string };
  readonly signIn: string;
  readonly signOut: string;
  readonly name: string;
  readonly password: string;
  readonly ended: string;
  readonly endedHint: string;
  readonly other: string;
  readonly wrong: string;
  readonly tooOften: (seconds: number) => string;
  readonly noAnswer: string;
  readonly loading: string;
  readonly account: string;
}

export const words: Both<ShellWords> = {
  ar: {
    title: "غرفة التحرير",
    skip: "انتقل إلى المحتوى",
    views: { desk: "غرفة التحرير", history: "السجل", topics: "الموضوعات", people: "المحررون والمفاتيح", settings: "الإعدادات" },
    views_label: "أقسام غرفة التحرير",
    language: "لغة الواجهة",
    theme: "المظهر",
    themes: { light: "فاتح", dark: "داكن", auto: "تلقائي" },
    signIn: "تسجيل الدخول",
    signOut: "تسجيل الخروج",
    name: "اسم المحرر",
    password: "كلمة المرور",
    ended: "انتهت الجلسة",
    endedHint: "سجّل الدخول من جديد للمتابعة. كل ما كتبته محفوظ في مكانه.",
    other: "لست أنت؟ اخرج وابدأ من جديد",
    wrong: "الاسم أو كلمة المرور غير صحيحين.",
    tooOften: (seconds) => `محاولات كثيرة. أعد المحاولة بعد ${seconds} ثانية.`,
    noAnswer: "لا يستجيب الخادم. تحقق من الاتصال ثم أعد المحاولة.",
    loading: "جارٍ التحميل…",
    account: "الحساب",
  },
  en: {
    title: "Newsroom",
    skip: "Skip to content",
    views: { desk: "Desk", history: "History", topics: "Topics", people: "People and keys", settings: "Settings" },
    views_label: "Parts of the console",
    language: "Interface language",
    theme: "Appearance",
    themes: { light: "Light", dark: "Dark", auto: "Automatic" },
    signIn: "Sign in",
    signOut: "Sign out",
    name: "Name",
    password: "Password",
    ended: "Your session has ended",
    endedHint: "Sign in again to go on. Everything you typed is still in its place.",
    other: "Not you? Sign out and start again",
    wrong: "The name or the password is not right.",
    tooOften: (seconds) => `Too many attempts. Try again in ${seconds} seconds.`,
    noAnswer: "The server does not answer. Check the connection, then try again.",
    loading: "Loading…",
    account: "Account",
  },
};
