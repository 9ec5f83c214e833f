import type { Both } from "../desk/tongue.js";

export interface SettingsWords {
  readonly title: string;
  readonly password: string;
  readonly passwordHint: string;
  readonly current: string;
  readonly fresh: string;
  readonly change: string;
  readonly changed: string;
  readonly keys: string;
  readonly keysHint: string;
  readonly openKeys: string;
  readonly rules: string;
  readonly rulesHint: string;
  readonly approvals: string;
  readonly importances: { readonly breaking: string; readonly major: string; readonly minor: string };
  readonly everybody: (importance: string) => string;
  readonly topics: (importance: string) => string;
  readonly undoSeconds: string;
  readonly undoHint: string;
  readonly typedAbove: string;
  readonly typedHint: string;
  readonly perDay: string;
  readonly perHour: string;
  readonly similarity: string;
  readonly similarityHint: string;
  readonly linkCheck: string;
  readonly audienceRequired: string;
  readonly linkHosts: string;
  readonly linkHostsHint: string;
  readonly save: string;
  readonly saved: string;
  readonly stale: string;
  readonly faults: { readonly [code: string]: string };
}

export const words: Both<SettingsWords> = {
  ar: {
    title: "الإعدادات",
    password: "كلمة مرورك",
    passwordHint: "تغييرها ينهي جلساتك الأخرى.",
    current: "كلمة المرور الحالية",
    fresh: "كلمة المرور الجديدة، 12 حرفًا أو أكثر",
    change: "غيّر كلمة المرور",
    changed: "تغيّرت كلمة المرور.",
    keys: "مفاتيح الاختصار",
    keysHint: "لكل أمر مفتاح، وكل مفتاح يمكن تغييره أو إيقافه.",
    openKeys: "افتح مفاتيح الاختصار",
    rules: "قواعد التنبيهات",
    rulesHint: "تسري على الجميع فورًا، ويسجل من غيّرها.",
    approvals: "كم محررًا آخر يجب أن يوافق",
    importances: { breaking: "القصوى (عاجل)", major: "المهمة", minor: "العادية" },
    everybody: (importance) => `${importance}: إلى الجميع`,
    topics: (importance) => `${importance}: إلى موضوعات`,
    undoSeconds: "مهلة التراجع، بالثواني",
    undoHint: "من 0 إلى 30، قبل خروج أي شيء",
    typedAbove: "جمهور يُكتب اسمه إن زاد على",
    typedHint: "من الأجهزة والقرّاء",
    perDay: "تنبيهات الجمهور في اليوم",
    perHour: "تنبيهات الجمهور في الساعة",
    similarity: "تشابه يستوقف",
    similarityHint: "من 0 إلى 1؛ مع ما أُرسل في آخر 24 ساعة",
    linkCheck: "افحص الرابط قبل الإرسال",
    audienceRequired: "يجب اختيار الجمهور صراحة",
    linkHosts: "خوادم داخلية يجوز فحص روابطها",
    linkHostsHint: "الأسماء وبينها مسافات",
    save: "احفظ القواعد",
    saved: "حُفظت القواعد.",
    stale: "غيّرها محرر آخر في هذه الأثناء. راجع ما تراه الآن ثم احفظ.",
    faults: {
      "wrong-password": "كلمة المرور الحالية غير صحيحة.",
      "too-short": "كلمة المرور أقصر من 12 حرفًا.",
      "too-easy": "كلمة المرور سهلة: لا تكن اسمك ولا الحروف نفسها مكررة.",
      "out-of-range": "قيمة خارج المدى المسموح.",
    },
  },
  en: {
    title: "Settings",
    password: "Your password",
    passwordHint: "Changing it ends your other sessions.",
    current: "Current password",
    fresh: "New password, 12 characters or more",
    change: "Change the password",
    changed: "The password has changed.",
    keys: "Keyboard shortcuts",
    keysHint: "Every command may have a key; every key can be changed or turned off.",
    openKeys: "Open the shortcuts",
    rules: "Rules of alerts",
    rulesHint: "In force for everybody at once; who changed them is kept.",
    approvals: "How many others have to agree",
    importances: { breaking: "Breaking", major: "Major", minor: "Minor" },
    everybody: (importance) => `${importance}: to everybody`,
    topics: (importance) => `${importance}: to topics`,
    undoSeconds: "Time to undo, in seconds",
    undoHint: "0 to 30, before anything leaves",
    typedAbove: "The audience's name is typed above",
    typedHint: "Devices and readers",
    perDay: "Alerts to an audience in a day",
    perHour: "Alerts to an audience in an hour",
    similarity: "Likeness that stops an alert",
    similarityHint: "0 to 1; with what was sent in the last 24 hours",
    linkCheck: "Check the link before sending",
    audienceRequired: "The audience has to be chosen expressly",
    linkHosts: "Private hosts whose links may be checked",
    linkHostsHint: "Their names with spaces between",
    save: "Save the rules",
    saved: "The rules are saved.",
    stale: "Somebody changed them meanwhile. Look at what stands here now, then save.",
    faults: {
      "wrong-password": "The current password is not right.",
      "too-short": "The password is shorter than 12 characters.",
      "too-easy": "The password is too easy: not your name, and not the same few characters again and again.",
      "out-of-range": "A value is outside its range.",
    },
  },
};
