// A Vite plugin: SignalR's own modules without what a page never sees or runs. Its log lines (we hand in a logger that drops them), the length of its private names
// and, for readers, streams, its own way of reconnecting (theirs is the session's) and the buffer for it are a sixth of what they weigh. The code that runs is unchanged.
const logLine = /^[ \t]*this\._logger\.log\(.*\);$/gm;
const privateName = /\b_[A-Za-z]\w+\b/g;

/** Methods of HubConnection that a reader never calls; `_launchStreams` is called, for no streams. */
const unused = [
  "stream",
  "send",
  "off",
  "onreconnecting",
  "onreconnected",
  "_reconnect",
  "_getNextRetryDelay",
  "_createStreamInvocation",
  "_createStreamItemMessage",
];
const idle = ["_launchStreams"];

/** @param isWhole leaves every method in: the console lets SignalR reconnect. */
export function slimSignalr(isWhole) {
  const names = new Map();
  const short = (name) => {
    if (!names.has(name)) names.set(name, `_${names.size.toString(36)}`);
    return names.get(name);
  };
  return {
    name: "slim-signalr",
    transform(code, id) {
      if (!id.includes("/@microsoft/signalr")) return null;
      return { code: (isWhole ? code : trim(code, id)).replace(logLine, "").replace(privateName, short), map: null };
    },
  };
}

function trim(code, id) {
  // Made only where the connection says that it can take up again what it had sent; ours does not.
  if (id.endsWith("/MessageBuffer.js")) return "export class MessageBuffer {}";
  if (!id.endsWith("/HubConnection.js")) return code;
  const without = unused.reduce((rest, name) => replaceMethod(rest, name, ""), code);
  return idle.reduce((rest, name) => replaceMethod(rest, name, `    ${name}() {}\n`), without);
}

/** Fails when another version of SignalR has no such method: whether it can still be left out is then to be looked at anew. */
function replaceMethod(code, name, by) {
  const method = new RegExp(`^    (?:async )?${name}\\(.*\\) \\{\\r?\\n[\\s\\S]*?^    \\}\\r?\\n`, "m");
  if (!method.test(code)) throw new Error(`SignalR's HubConnection has no method ${name}`);
  return code.replace(method, by);
}
