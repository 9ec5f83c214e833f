/** Reads and writes one value of the wire, in either form. `undefined` stands for absent. */
export interface Codec {
  readonly read: (wire: unknown) => unknown;
  readonly write: (value: unknown) => unknown;
  /** What a reader takes when the value is missing. */
  readonly missing: () => unknown;
}

const same = (value: unknown) => value;

const plain = (value: unknown): Codec => ({ read: same, write: same, missing: () => value });

export const text = plain("");
export const number = plain(0);
export const flag = plain(false);
export const optional = plain(undefined);

/** A word out of a fixed set, with the default of PROTOCOL.md. */
export const word = (fallback: string): Codec => plain(fallback);

export const maybe = (codec: Codec): Codec => ({ ...codec, missing: () => undefined });

export const list = (codec: Codec): Codec => ({
  read: (wire) => (wire as unknown[]).map(codec.read),
  write: (value) => (value as unknown[]).map(codec.write),
  missing: () => [],
});

/**
 * A structure: fields in the order of their MessagePack numbers. An array is read by number, an object by name, so one table serves both forms;
 * what a later version appended is ignored.
 */
export function structure(fields: Record<string, Codec>): Codec {
  const names = Object.keys(fields);
  return {
    read: (wire) => {
      const value: Record<string, unknown> = {};
      names.forEach((name, index) => {
        const codec = fields[name] as Codec;
        const raw = Array.isArray(wire) ? wire[index] : (wire as Record<string, unknown>)[name];
        const read = raw === undefined || raw === null ? codec.missing() : codec.read(raw);
        if (read !== undefined) value[name] = read;
      });
      return value;
    },
    write: (value) =>
      names.map((name) => {
        const part = (value as Record<string, unknown>)[name];
        return part === undefined ? null : (fields[name] as Codec).write(part);
      }),
    missing: () => undefined,
  };
}
