/** What the browser keeps between visits. A page may be denied storage: then `keep` says so and nothing is remembered. */
export const memory = {
  recall(name: string): string | null {
    try {
      return localStorage.getItem(`livehub:${name}`);
    } catch {
      return null;
    }
  },

  /** @returns whether it is kept. */
  keep(name: string, value: string): boolean {
    try {
      localStorage.setItem(`livehub:${name}`, value);
      return true;
    } catch {
      return false;
    }
  },
};
