const rules = new Intl.PluralRules("ar");

/** A counted Arabic noun: one and two are words of their own, 3 to 10 take the plural, the rest the singular. */
export function countedAr(count: number, one: string, two: string, few: string, many: string): string {
  const form = rules.select(count);
  if (form === "one") return one;
  if (form === "two") return two;
  return `${count} ${form === "few" ? few : many}`;
}
