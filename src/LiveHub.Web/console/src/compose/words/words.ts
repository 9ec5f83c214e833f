import type { en } from "./en.js";

/** Forms of one countable phrase by CLDR category. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Every word of composer, approvals and history, in one language. */
export type DeskWords = { readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : Forms };

/** A word that is not counted. */
export type Word = { [K in keyof DeskWords]: DeskWords[K] extends string ? K : never }[keyof DeskWords];

/** A phrase that is. */
export type Phrase = Exclude<keyof DeskWords, Word>;
