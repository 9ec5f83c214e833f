import type { Both } from "../desk/tongue.js";

export interface TopicsWords {
  readonly title: string;
  readonly hint: string;
  readonly fresh: string;
  readonly slug: string;
  readonly slugHint: string;
  readonly arabic: string;
  readonly english: string;
  readonly kind: string;
  readonly kinds: { readonly [kind: string]: string };
  readonly state: string;
  readonly states: { readonly [state: string]: string };
  readonly items: (n: number) => string;
  readonly up: (name: string) => string;
  readonly down: (name: string) => string;
  readonly edit: string;
  readonly ticker: string;
  readonly open: string;
  readonly save: string;
  readonly cancel: string;
  readonly frozen: string;
  readonly saved: string;
  readonly opened: string;
  readonly moved: string;
  readonly stateHint: string;
  readonly nothing: string;
  readonly faults: { readonly [code: string]: string };
}

export const words: Both<TopicsWords> = {
  ar: {
    title: "الموضوعات",
    hint: "بالترتيب الذي يراه القرّاء. المنتهي منها يبقى في السجل.",
    fresh: "موضوع جديد",
    slug: "المعرّف في الروابط",
    slugHint: "حروف لاتينية صغيرة وأرقام وشرطات؛ لا يتغير بعد ذلك",
    arabic: "الاسم بالعربية",
    english: "الاسم بالإنجليزية",
    kind: "النوع",
    kinds: { section: "قسم", story: "قصة", programme: "برنامج", video: "فيديو", channel: "قناة" },
    state: "الحالة",
    states: { upcoming: "قريبًا", live: "مباشر", paused: "متوقف", ended: "انتهى" },
    items: (n) => `العناوين: ${n}`,
    up: (name) => `قدّم ${name}`,
    down: (name) => `أخّر ${name}`,
    edit: "تحرير",
    ticker: "افتح شريطه",
    open: "افتح الموضوع",
    save: "احفظ",
    cancel: "إلغاء",
    frozen: "مجمّد",
    saved: "حُفظ.",
    opened: "فُتح الموضوع.",
    moved: "تغيّر الترتيب.",
    stateHint: "يراها القرّاء فورًا",
    nothing: "لا موضوعات بعد. افتح أولها.",
    faults: { exists: "هذا المعرّف مستعمل.", "bad-slug": "المعرّف حروف لاتينية صغيرة وأرقام وشرطات.", required: "اسم واحد على الأقل مطلوب." },
  },
  en: {
    title: "Topics",
    hint: "In the order readers see. Those that have ended stay in the record.",
    fresh: "New topic",
    slug: "Name in addresses",
    slugHint: "Small Latin letters, digits and hyphens; it never changes",
    arabic: "Name in Arabic",
    english: "Name in English",
    kind: "Kind",
    kinds: { section: "Section", story: "Story", programme: "Programme", video: "Video", channel: "Channel" },
    state: "State",
    states: { upcoming: "Upcoming", live: "Live", paused: "Paused", ended: "Ended" },
    items: (n) => (n === 1 ? "1 headline" : `${n} headlines`),
    up: (name) => `Move ${name} up`,
    down: (name) => `Move ${name} down`,
    edit: "Edit",
    ticker: "Open its ticker",
    open: "Open the topic",
    save: "Save",
    cancel: "Cancel",
    frozen: "Frozen",
    saved: "Saved.",
    opened: "The topic is open.",
    moved: "The order has changed.",
    stateHint: "Readers see it at once",
    nothing: "No topics yet. Open the first one.",
    faults: {
      exists: "This name is taken.",
      "bad-slug": "The name is small Latin letters, digits and hyphens.",
      required: "At least one name is needed.",
    },
  },
};
