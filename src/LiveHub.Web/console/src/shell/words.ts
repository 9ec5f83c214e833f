import { countedAr } from "../desk/counted.js";
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
  readonly go: (view: string) => string;
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
  readonly keys: string;
  readonly close: string;
  readonly dock: string;
  readonly more: string;
  readonly panes: { readonly compose: string; readonly ticker: string; readonly approvals: string };
  readonly again: string;
  readonly linkUsed: string;
  readonly linkUsedHint: string;
  readonly welcome: string;
  readonly welcomeHint: string;
  readonly hello: (name: string) => string;
  readonly helloHint: string;
  readonly yourName: string;
  readonly yourId: string;
  readonly yourIdHint: string;
  readonly newPassword: string;
  readonly passwordHint: string;
  readonly repeatPassword: string;
  readonly begin: string;
  readonly setPassword: string;
  readonly nameMissing: string;
  readonly idWrong: string;
  readonly tooShort: string;
  readonly tooEasy: string;
  readonly notSame: string;
}

const waitAr = (seconds: number) =>
  seconds < 120
    ? countedAr(seconds, "ثانية", "ثانيتين", "ثوانٍ", "ثانية")
    : countedAr(Math.ceil(seconds / 60), "دقيقة", "دقيقتين", "دقائق", "دقيقة");

const waitEn = (seconds: number) => (seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);

export const words: Both<ShellWords> = {
  ar: {
    title: "غرفة التحرير",
    skip: "انتقل إلى المحتوى",
    views: { desk: "غرفة التحرير", history: "السجل", topics: "الموضوعات", people: "المحررون والمفاتيح", settings: "الإعدادات" },
    views_label: "أقسام غرفة التحرير",
    go: (view) => `انتقل إلى: ${view}`,
    language: "لغة الواجهة",
    theme: "المظهر",
    themes: { light: "فاتح", dark: "داكن", auto: "تلقائي" },
    signIn: "تسجيل الدخول",
    signOut: "تسجيل الخروج",
    name: "اسم الدخول",
    password: "كلمة المرور",
    ended: "انتهت الجلسة",
    endedHint: "سجّل الدخول من جديد للمتابعة. كل ما كتبته محفوظ في مكانه.",
    other: "لست أنت؟ اخرج وابدأ من جديد",
    wrong: "الاسم أو كلمة المرور غير صحيحين.",
    tooOften: (seconds) => `محاولات كثيرة. أعد المحاولة بعد ${waitAr(seconds)}.`,
    noAnswer: "لا يستجيب الخادم. تحقق من الاتصال ثم أعد المحاولة.",
    loading: "جارٍ التحميل…",
    account: "الحساب",
    keys: "المساعدة والمفاتيح",
    close: "أغلق",
    dock: "التنقل",
    more: "المزيد",
    panes: { compose: "التنبيه", ticker: "الشريط", approvals: "الموافقات" },
    again: "أعد المحاولة",
    linkUsed: "هذا الرابط لم يعد صالحًا",
    linkUsedHint: "استُعمل الرابط أو حلّ محله رابط أحدث أو مضى عليه يوم. اطلب رابطًا آخر ممن يدير المحررين.",
    welcome: "أهلًا بك في LiveHub",
    welcomeHint: "أنت أول محرر هنا، ولك كل الصلاحيات. تضيف زملاءك بعد ذلك من «المحررون والمفاتيح».",
    hello: (name) => `أهلًا \u2068${name}\u2069`,
    helloHint: "اختر كلمة مرور لتبدأ العمل.",
    yourName: "الاسم كما يراه الزملاء",
    yourId: "اسم الدخول",
    yourIdHint: "أحرف لاتينية صغيرة وأرقام وشرطات، مثل layla.",
    newPassword: "كلمة المرور",
    passwordHint: "12 حرفًا أو أكثر، وليس الاسم. جملة قصيرة تكفي.",
    repeatPassword: "كلمة المرور مرة أخرى",
    begin: "ابدأ",
    setPassword: "احفظ وادخل",
    nameMissing: "اكتب اسمك.",
    idWrong: "اسم الدخول أحرف لاتينية صغيرة وأرقام وشرطات فقط.",
    tooShort: "كلمة المرور 12 حرفًا على الأقل.",
    tooEasy: "اختر كلمة مرور ليست اسمك ولا أحرفًا مكررة.",
    notSame: "الكلمتان مختلفتان.",
  },
  en: {
    title: "Newsroom",
    skip: "Skip to content",
    views: { desk: "Desk", history: "History", topics: "Topics", people: "People and keys", settings: "Settings" },
    views_label: "Parts of the console",
    go: (view) => `Go to: ${view}`,
    language: "Interface language",
    theme: "Appearance",
    themes: { light: "Light", dark: "Dark", auto: "Automatic" },
    signIn: "Sign in",
    signOut: "Sign out",
    name: "Name to sign in with",
    password: "Password",
    ended: "Your session has ended",
    endedHint: "Sign in again to go on. Everything you typed is still in its place.",
    other: "Not you? Sign out and start again",
    wrong: "The name or the password is not right.",
    tooOften: (seconds) => `Too many attempts. Try again in ${waitEn(seconds)}.`,
    noAnswer: "The server does not answer. Check the connection, then try again.",
    loading: "Loading…",
    account: "Account",
    keys: "Help and keyboard",
    close: "Close",
    dock: "Navigation",
    more: "More",
    panes: { compose: "Alert", ticker: "Ticker", approvals: "Approvals" },
    again: "Try again",
    linkUsed: "This link does not work any more",
    linkUsedHint: "It was used, has been replaced, or is older than a day. Ask whoever looks after the editors for another one.",
    welcome: "Welcome to LiveHub",
    welcomeHint: "You are the first editor here and may do everything. Add your colleagues afterwards under “People and keys”.",
    hello: (name) => `Welcome, \u2068${name}\u2069`,
    helloHint: "Choose a password to begin.",
    yourName: "Name, as colleagues see it",
    yourId: "Name to sign in with",
    yourIdHint: "Small Latin letters, digits and hyphens, such as layla.",
    newPassword: "Password",
    passwordHint: "12 characters or more, and not the name. A short sentence does well.",
    repeatPassword: "The password again",
    begin: "Begin",
    setPassword: "Save and sign in",
    nameMissing: "Write your name.",
    idWrong: "The name to sign in with has small Latin letters, digits and hyphens only.",
    tooShort: "A password has 12 characters or more.",
    tooEasy: "Choose one that is not your name and not the same few characters again and again.",
    notSame: "The two are not the same.",
  },
};
