import { countedAr } from "../desk/counted.js";
import type { Both } from "../desk/tongue.js";

export interface HealthWords {
  readonly label: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  readonly connecting: string;
  readonly away: string;
  readonly nodes: string;
  readonly draining: string;
  readonly readers: string;
  readonly embedded: string;
  readonly noAnswer: string;
  readonly push: string;
  readonly noPush: string;
  readonly pushGood: string;
  readonly pushBad: string;
  readonly pushWarn: string;
  readonly canary: string;
  readonly canaryNever: string;
  readonly canaryBad: string;
  /** How long ago, in minutes. */
  readonly ago: (minutes: number) => string;
  readonly channel: { readonly upcoming: string; readonly live: string; readonly paused: string; readonly ended: string };
  readonly modes: { readonly production: string; readonly staging: string };
  readonly modeLabels: { readonly production: string; readonly staging: string };
}

const agoAr = (minutes: number) => (minutes < 1 ? "الآن" : `قبل ${countedAr(minutes, "دقيقة", "دقيقتين", "دقائق", "دقيقة")}`);

export const words: Both<HealthWords> = {
  ar: {
    label: "صحة النظام",
    good: "كل الأنظمة تعمل",
    warn: "أمر يستحق النظر",
    bad: "عطل يستدعي التدخل",
    connecting: "جارٍ الاتصال بالخادم…",
    away: "انقطع الاتصال بالخادم، وتُعاد المحاولة. ما تكتبه محفوظ هنا.",
    nodes: "العقد",
    draining: "عقدة تُخلي قرّاءها",
    readers: "القرّاء",
    embedded: "المخزن",
    noAnswer: "لا يستجيب",
    push: "الهواتف",
    noPush: "الهواتف: غير مفعّلة",
    pushGood: "مصادَق",
    pushBad: "لا يمكن الإرسال",
    pushWarn: "تحذير",
    canary: "آخر فحص حيّ",
    canaryNever: "لم يُجرَ بعد",
    canaryBad: "أخفق",
    ago: agoAr,
    channel: { upcoming: "تبدأ القناة لاحقًا", live: "القناة مباشرة", paused: "القناة متوقفة مؤقتًا", ended: "انتهت التغطية" },
    modes: { production: "الإنتاج", staging: "التجربة" },
    modeLabels: { production: "بيئة الإنتاج: ما ترسله يصل إلى القرّاء.", staging: "بيئة التجربة: لا يصل منها شيء إلى القرّاء." },
  },
  en: {
    label: "System health",
    good: "All systems work",
    warn: "Something to look at",
    bad: "Something is broken",
    connecting: "Connecting to the server…",
    away: "The server is out of reach; trying again. What you type is kept here.",
    nodes: "Nodes",
    draining: "a node is draining",
    readers: "Readers",
    embedded: "Store",
    noAnswer: "no answer",
    push: "Phones",
    noPush: "Phones: not set up",
    pushGood: "authorized",
    pushBad: "cannot send",
    pushWarn: "warning",
    canary: "Last live check",
    canaryNever: "not yet",
    canaryBad: "failed",
    ago: (minutes) => (minutes < 1 ? "just now" : `${minutes} min ago`),
    channel: { upcoming: "Channel starts later", live: "Channel is live", paused: "Channel is paused", ended: "Coverage has ended" },
    modes: { production: "PRODUCTION", staging: "STAGING" },
    modeLabels: { production: "Production: what you send reaches readers.", staging: "Staging: nothing from here reaches readers." },
  },
};
