/** Forms of one countable phrase by CLDR category; `{n}` is the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Every word that the components say, in one language. `{t}` is a time of day, `{x}` a text. */
export interface Words {
  readonly dir: "ltr" | "rtl";
  readonly items: Forms;
  readonly updates: Forms;
  readonly comments: Forms;
  readonly comma: string;
  readonly live: string;
  readonly connecting: string;
  readonly delayed: string;
  readonly reconnecting: string;
  readonly asOf: string;
  readonly polling: string;
  readonly offline: string;
  readonly retry: string;
  readonly paused: string;
  readonly ended: string;
  readonly upcoming: string;
  readonly halted: string;
  readonly breaking: string;
  readonly correction: string;
  readonly corrected: string;
  readonly withdrawn: string;
  readonly pause: string;
  readonly play: string;
  readonly previous: string;
  readonly next: string;
  readonly dismiss: string;
  readonly all: string;
  readonly ticker: string;
  readonly list: string;
  readonly stories: string;
  readonly nothing: string;
  readonly more: string;
  readonly expand: string;
  readonly collapse: string;
  readonly pinned: string;
  readonly updated: string;
  readonly source: string;
  readonly credit: string;
  readonly link: string;
  readonly events: string;
  readonly key: string;
  readonly exclusive: string;
  readonly analysis: string;
  readonly opinion: string;
  readonly unconfirmed: string;
  readonly developing: string;
  readonly confirmed: string;
  readonly video: string;
  readonly gallery: string;
  readonly audio: string;
  readonly closed: string;
  readonly premoderated: string;
}
