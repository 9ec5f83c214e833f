import type { Both } from "../desk/tongue.js";

export interface PaletteWords {
  readonly open: string;
  readonly field: string;
  readonly results: string;
  readonly none: string;
  readonly commands: string;
  readonly headlines: string;
  readonly found: (count: number) => string;
  readonly hint: string;
  readonly help: string;
  readonly helpIntro: string;
  readonly off: string;
  readonly offHint: string;
  readonly change: (command: string) => string;
  readonly press: string;
  readonly taken: (command: string) => string;
  readonly noKey: string;
  readonly reset: string;
  readonly close: string;
  readonly keyColumn: string;
  readonly actColumn: string;
  readonly fixed: readonly (readonly [keys: string, act: string])[];
}

export const words: Both<PaletteWords> = {
  ar: {
    open: "ابحث أو نفّذ أمرًا",
    field: "اكتب أمرًا أو كلمة من عنوان أو ألصق رابطًا",
    results: "النتائج",
    none: "لا نتيجة",
    commands: "الأوامر",
    headlines: "العناوين",
    found: (count) => (count === 0 ? "لا نتيجة" : `عدد النتائج: ${count}`),
    hint: "السهمان للتنقل، وEnter للاختيار، وEsc للإغلاق. لا يُرسل شيء من هنا.",
    help: "المساعدة واختصارات لوحة المفاتيح",
    helpIntro: "تعمل المفاتيح المفردة ما لم تكن تكتب في حقل. غيّر أي مفتاح أو أزله أو أوقفها جميعًا.",
    off: "أوقف المفاتيح المفردة",
    offHint: "يبقى ما يُضغط مع Ctrl أو Command.",
    change: (command) => `غيّر مفتاح: ${command}`,
    press: "اضغط المفتاح الجديد… Backspace يزيله، وEsc يتركه كما هو.",
    taken: (command) => `هذا المفتاح مستعمل: ${command}`,
    noKey: "بلا مفتاح",
    reset: "أعد المفاتيح كما كانت",
    close: "أغلق",
    keyColumn: "المفتاح",
    actColumn: "ما يفعله",
    fixed: [
      ["Alt ↑ ↓", "ينقل العنوان المحدد في الشريط إلى أعلى أو أسفل"],
      ["Esc", "يغلق ما هو مفتوح، ويتراجع أثناء العدّ قبل الإرسال"],
      ["Enter", "لا يرسل شيئًا أبدًا"],
    ],
  },
  en: {
    open: "Search or run a command",
    field: "Type a command or a word of a headline, or paste a link",
    results: "Results",
    none: "Nothing found",
    commands: "Commands",
    headlines: "Headlines",
    found: (count) => (count === 0 ? "Nothing found" : count === 1 ? "1 result" : `${count} results`),
    hint: "Arrows to move, Enter to choose, Esc to close. Nothing is sent from here.",
    help: "Help and keyboard",
    helpIntro: "Single keys work while you are not typing in a field. Change or remove any of them, or turn all of them off.",
    off: "Turn single keys off",
    offHint: "What is pressed with Ctrl or Command goes on working.",
    change: (command) => `Change the key of: ${command}`,
    press: "Press the new key… Backspace removes it, Esc leaves it as it was.",
    taken: (command) => `This key is in use: ${command}`,
    noKey: "no key",
    reset: "Put the keys back as they were",
    close: "Close",
    keyColumn: "Key",
    actColumn: "What it does",
    fixed: [
      ["Alt ↑ ↓", "moves the selected headline of the ticker up or down"],
      ["Esc", "closes what is open, and takes back while the countdown runs"],
      ["Enter", "never sends anything"],
    ],
  },
};
