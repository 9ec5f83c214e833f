import type { Both } from "../desk/tongue.js";

export interface PeopleWords {
  readonly title: string;
  readonly people: string;
  readonly peopleHint: string;
  readonly keys: string;
  readonly keysHint: string;
  readonly add: string;
  readonly addKey: string;
  readonly name: string;
  readonly id: string;
  readonly idHint: string;
  readonly role: string;
  readonly roles: { readonly [preset: string]: string };
  readonly rights: { readonly [permission: string]: string };
  readonly topics: string;
  readonly topicsHint: string;
  readonly allTopics: string;
  readonly language: string;
  readonly edit: string;
  readonly create: string;
  readonly save: string;
  readonly cancel: string;
  readonly invite: string;
  readonly signOut: string;
  readonly remove: string;
  readonly revoke: string;
  readonly removeTitle: (name: string) => string;
  readonly removeHint: string;
  readonly revokeTitle: (name: string) => string;
  readonly revokeHint: string;
  readonly you: string;
  readonly noPassword: string;
  readonly sessions: (n: number) => string;
  readonly since: (day: string) => string;
  readonly link: (name: string) => string;
  readonly linkHint: (day: string) => string;
  readonly secret: (name: string) => string;
  readonly secretHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly close: string;
  readonly done: { readonly [act: string]: string };
  readonly notYours: string;
  readonly faults: { readonly [code: string]: string };
}

export const words: Both<PeopleWords> = {
  ar: {
    title: "المحررون والمفاتيح",
    people: "المحررون",
    peopleHint: "لكل محرر اسم دخول وكلمة مرور. الصلاحيات يحكمها الخادم.",
    keys: "المفاتيح",
    keysHint: "للبرامج، مثل نظام النشر. يُعرض المفتاح مرة واحدة.",
    add: "محرر جديد",
    addKey: "مفتاح جديد",
    name: "الاسم كما يراه الزملاء",
    id: "اسم الدخول",
    idHint: "حروف لاتينية صغيرة وأرقام وشرطات؛ لا يتغير",
    role: "الدور",
    roles: { reader: "قارئ", writer: "كاتب مسودات", editor: "محرر", admin: "مدير", custom: "صلاحيات منتقاة" },
    rights: {
      read: "القراءة",
      write: "المسودات",
      publish: "العناوين والموضوعات",
      breaking: "العاجل على الويب",
      push: "إشعارات الهواتف",
      approve: "الموافقة",
      test: "التجربة",
      admin: "الإدارة",
    },
    topics: "الموضوعات المسموح بها",
    topicsHint: "بالمعرّفات وبينها مسافات؛ فارغ: كل الموضوعات",
    allTopics: "كل الموضوعات",
    language: "اللغة",
    edit: "تحرير",
    create: "أضف",
    save: "احفظ",
    cancel: "إلغاء",
    invite: "رابط كلمة مرور",
    signOut: "أنهِ جلساته",
    remove: "احذف",
    revoke: "أبطل",
    removeTitle: (name) => `حذف ${name}؟`,
    removeHint: "تنتهي جلساته فورًا، ويُلغى ما طلب إرساله ولم يُرسل. يبقى اسمه في السجل.",
    revokeTitle: (name) => `إبطال المفتاح ${name}؟`,
    revokeHint: "يُرفض كل ما يأتي به من الآن.",
    you: "أنت",
    noPassword: "لم يختر كلمة مرور بعد",
    sessions: (n) => (n === 0 ? "لا جلسة مفتوحة" : `الجلسات المفتوحة: ${n}`),
    since: (day) => `منذ ${day}`,
    link: (name) => `رابط ${name}`,
    linkHint: (day) => `يعمل مرة واحدة حتى ${day}. سلّمه إليه بطريقة آمنة.`,
    secret: (name) => `المفتاح ${name}`,
    secretHint: "لن يُعرض مرة أخرى. احفظه حيث تحفظ الأسرار.",
    copy: "انسخ",
    copied: "نُسخ.",
    close: "أخفه",
    done: { add: "أُضيف.", save: "حُفظ.", remove: "حُذف.", "sign-out": "انتهت جلساته.", revoke: "أُبطل." },
    notYours: "المحررون والمفاتيح لمن له صلاحية الإدارة.",
    faults: {
      exists: "اسم الدخول هذا مستعمل.",
      "bad-slug": "اسم الدخول حروف لاتينية صغيرة وأرقام وشرطات.",
      "last-admin": "هذا آخر مدير؛ أضف مديرًا آخر أولًا.",
    },
  },
  en: {
    title: "People and keys",
    people: "People",
    peopleHint: "Everybody has a sign-in name and a password. What they may do, the server judges.",
    keys: "Keys",
    keysHint: "For programs, such as a CMS. A key is shown once.",
    add: "New person",
    addKey: "New key",
    name: "Name as colleagues see it",
    id: "Sign-in name",
    idHint: "Small Latin letters, digits and hyphens; it never changes",
    role: "Role",
    roles: { reader: "Reader", writer: "Writer of drafts", editor: "Editor", admin: "Administrator", custom: "Chosen permissions" },
    rights: {
      read: "Read",
      write: "Drafts",
      publish: "Headlines and topics",
      breaking: "Breaking on the web",
      push: "Phones",
      approve: "Approve",
      test: "Test sends",
      admin: "Administration",
    },
    topics: "Topics it is limited to",
    topicsHint: "Their names in addresses, with spaces between; empty: all topics",
    allTopics: "All topics",
    language: "Language",
    edit: "Edit",
    create: "Add",
    save: "Save",
    cancel: "Cancel",
    invite: "Password link",
    signOut: "End sessions",
    remove: "Remove",
    revoke: "Revoke",
    removeTitle: (name) => `Remove ${name}?`,
    removeHint: "Their sessions end at once, and what they asked to send and was not sent is called off. The record keeps the name.",
    revokeTitle: (name) => `Revoke the key ${name}?`,
    revokeHint: "Everything that comes with it is refused from now on.",
    you: "You",
    noPassword: "No password chosen yet",
    sessions: (n) => (n === 0 ? "No open session" : n === 1 ? "1 open session" : `${n} open sessions`),
    since: (day) => `since ${day}`,
    link: (name) => `Link for ${name}`,
    linkHint: (day) => `It works once, until ${day}. Hand it over in a safe way.`,
    secret: (name) => `Key ${name}`,
    secretHint: "It is not shown again. Keep it where secrets are kept.",
    copy: "Copy",
    copied: "Copied.",
    close: "Hide it",
    done: { add: "Added.", save: "Saved.", remove: "Removed.", "sign-out": "The sessions have ended.", revoke: "Revoked." },
    notYours: "People and keys are for administrators.",
    faults: {
      exists: "This sign-in name is taken.",
      "bad-slug": "The sign-in name is small Latin letters, digits and hyphens.",
      "last-admin": "This is the last administrator; add another one first.",
    },
  },
};
