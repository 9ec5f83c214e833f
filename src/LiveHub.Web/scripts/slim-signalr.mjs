// A Vite plugin: SignalR's own modules without what a page never sees. Its log lines (we hand in a logger that drops them) and the length of its private names
// are a tenth of what they weigh. The code that runs is unchanged.
const logLine = /^[ \t]*this\._logger\.log\(.*\);$/gm;
const privateName = /\b_[A-Za-z]\w+\b/g;

export function slimSignalr() {
  const names = new Map();
  const short = (name) => {
    if (!names.has(name)) names.set(name, `_${names.size.toString(36)}`);
    return names.get(name);
  };
  return {
    name: "slim-signalr",
    transform(code, id) {
      if (!id.includes("/@microsoft/signalr")) return null;
      return { code: code.replace(logLine, "").replace(privateName, short), map: null };
    },
  };
}
