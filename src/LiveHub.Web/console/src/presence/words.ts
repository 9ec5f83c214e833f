import type { Both } from "../desk/tongue.js";

export interface PresenceWords {
  readonly alone: string;
  readonly here: (names: string) => string;
  readonly you: string;
  readonly editing: (name: string) => string;
  readonly editingHere: string;
  readonly takeOver: string;
  readonly takenOver: (name: string) => string;
  readonly title: string;
  readonly looksAt: (subject: string) => string;
}

export const words: Both<PresenceWords> = {
  ar: {
    title: "في غرفة التحرير الآن",
    alone: "لا أحد سواك في غرفة التحرير الآن",
    here: (names) => `في غرفة التحرير الآن: ${names}`,
    you: "أنت",
    editing: (name) => `\u2068${name}\u2069 يحرّر هذا الآن`,
    editingHere: "أنت تحرّر هذا في نافذة أخرى",
    takeOver: "تولَّ التحرير",
    takenOver: (name) => `تولّى \u2068${name}\u2069 التحرير. ما كتبته باقٍ في مكانه.`,
    looksAt: (subject) => `يعمل على: ${subject}`,
  },
  en: {
    title: "In the newsroom now",
    alone: "Nobody else is in the newsroom now",
    here: (names) => `In the newsroom now: ${names}`,
    you: "you",
    editing: (name) => `\u2068${name}\u2069 is editing this now`,
    editingHere: "You are editing this in another window",
    takeOver: "Take over",
    takenOver: (name) => `\u2068${name}\u2069 has taken over. What you typed is still in its place.`,
    looksAt: (subject) => `works on ${subject}`,
  },
};
